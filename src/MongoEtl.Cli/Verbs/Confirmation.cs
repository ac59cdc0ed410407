using MongoEtl.Runtime;

namespace MongoEtl.Cli;

/// <summary>Asks before something is lost.</summary>
internal static class Confirmation
{
    /// <summary>Asks on standard error unless <paramref name="yes"/>; true when the answer is y or yes.</summary>
    /// <exception cref="UsageException">Nobody is there to answer.</exception>
    public static bool Ask(Surroundings surroundings, bool yes, string question, string verb)
    {
        if (yes)
            return true;
        if (!surroundings.CanAsk)
            throw new UsageException($"{question} Nobody can be asked, because this is no terminal: nothing was done. Add --yes to go on " +
                $"without asking.", verb);
        surroundings.Error.Write($"{question} Go on? (yes/no) ");
        surroundings.Error.Flush();
        return surroundings.In.ReadLine()?.Trim().ToLowerInvariant() is "y" or "yes";
    }

    /// <summary>The question about emptying the tables of some entities.</summary>
    public static string AboutTables(
        Plan plan, IReadOnlyList<EntityPlan> entities, TargetSettings target, IReadOnlyCollection<Store> stores)
    {
        var sentences = new List<string>();
        foreach (var store in Enum.GetValues<Store>().Where(store => stores.Count == 0 || stores.Contains(store)))
        {
            var tables = TablesOf(plan, entities, store);
            var where = store == Store.Postgres ? $"{target}" : $"{(object?)target.Bundle ?? "Cassandra"}";
            if (tables.Count > 0)
                sentences.Add($"This deletes every row of {Numbers.Of(tables.Count, "table")} of {where}: {string.Join(", ", tables)}.");
        }
        return string.Join(' ', sentences);
    }

    /// <summary>The entities' tables in a store, and those derived from them, as they are shown.</summary>
    public static IReadOnlyList<string> TablesOf(Plan plan, IReadOnlyList<EntityPlan> entities, Store store) => store == Store.Postgres
        ? [.. entities.SelectMany(entity => entity.Tables).Select(table => table.QuotedName).Distinct()]
        : [.. entities.SelectMany(entity => entity.CassandraTables).Concat(plan.FedBy(entities).Select(derived => derived.Table))
            .Select(table => $"Cassandra {table.Name}").Distinct()];
}

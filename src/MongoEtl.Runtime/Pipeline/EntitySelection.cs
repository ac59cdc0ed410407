namespace MongoEtl.Runtime;

/// <summary>Which entities a run writes, and which others it needs keys of.</summary>
internal static class EntitySelection
{
    /// <summary>Ordinals of the entities named, or of all; in load order.</summary>
    /// <exception cref="MigrationException">A name is not in the plan.</exception>
    public static IReadOnlyList<int> Select(Plan plan, MigrationOptions options)
    {
        foreach (var name in options.Only.Concat(options.Restart))
        {
            if (!plan.Entities.Any(entity => entity.Name == name))
            {
                var names = string.Join(", ", plan.Entities.Select(entity => entity.Name));
                throw new MigrationException($"There is no entity '{name}' in the plan. It has {names}.");
            }
        }
        return [.. Enumerable.Range(0, plan.Entities.Count)
            .Where(entity => options.Only.Count == 0 || options.Only.Contains(plan.Entities[entity].Name))];
    }

    /// <summary>Those of the selected entities that have tables in one of the stores; warns of the others.</summary>
    /// <exception cref="MigrationException">None has.</exception>
    public static IReadOnlyList<int> InAnyOf(RunContext run, IReadOnlyList<int> selected, IReadOnlyList<Store> stores)
    {
        var written = selected.Where(entity => stores.Any(store => run.Plan.Entities[entity].IsIn(store))).ToList();
        var names = string.Join(" and ", stores.Select(LegSelection.NameOf));
        if (written.Count == 0)
            throw new MigrationException($"None of the entities chosen has tables in {names}. Choose other entities, or another target.");
        foreach (var entity in selected.Except(written))
            run.Warn(run.Plan.Entities[entity].Name, $"left out: its tables are in another store than {names}.");
        return written;
    }

    /// <summary>Ordinals of entities that the selected ones refer to and that are not selected themselves.</summary>
    public static IReadOnlyList<int> Referred(Plan plan, IReadOnlyCollection<int> selected)
    {
        var byKey = selected.SelectMany(entity => plan.Entities[entity].References).Select(target => plan.KeyTargets[target].Entity);
        var byForeignKey = selected.SelectMany(entity => plan.Entities[entity].Tables)
            .SelectMany(table => table.ForeignKeys).Select(key => key.ParentEntity);
        return [.. byKey.Concat(byForeignKey).Distinct().Except(selected).Order()];
    }
}

namespace MongoEtl.Cli;

/// <summary>Turns names given to <c>--only</c> or <c>--entity</c> into entities of the plan.</summary>
internal static class EntitySelection
{
    /// <summary>The named entities in load order; all of them when none is named.</summary>
    /// <exception cref="UsageException">A name is not in the plan; the message has the nearest one.</exception>
    public static IReadOnlyList<EntityPlan> Of(Plan plan, IEnumerable<string> names, string option, string verb)
    {
        var wanted = names.Select(name => name.Trim()).Where(name => name.Length > 0).ToHashSet(StringComparer.Ordinal);
        var known = plan.Entities.Select(entity => entity.Name).ToList();
        var problems = wanted
            .Where(name => !known.Contains(name, StringComparer.Ordinal))
            .Select(name => $"--{option}: the plan has no entity \"{name}\".{NearestName.Hint(name, known)} It has " +
                $"{string.Join(", ", known)}.")
            .ToList();
        if (problems.Count > 0)
            throw new UsageException(problems, verb);
        return wanted.Count == 0 ? plan.Entities : plan.Entities.Where(entity => wanted.Contains(entity.Name)).ToList();
    }

    /// <summary>The name given to <c>--entity</c>, or null when none was.</summary>
    /// <exception cref="UsageException">It is not in the plan.</exception>
    public static string? One(Plan plan, string? name, string verb) =>
        name is null ? null : Of(plan, [name], "entity", verb)[0].Name;
}

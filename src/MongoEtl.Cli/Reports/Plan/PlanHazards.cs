namespace MongoEtl.Cli;

/// <summary>Finds what may surprise in a plan. All of it is lawful: what is wrong is an error of the build.</summary>
internal static class PlanHazards
{
    public static IReadOnlyList<PlanHazard> Of(Plan plan, IReadOnlyList<EntityPlan> entities) =>
        entities.SelectMany(entity => OfEntity(plan, entities, entity)).ToList();

    private static IEnumerable<PlanHazard> OfEntity(Plan plan, IReadOnlyList<EntityPlan> selected, EntityPlan entity)
    {
        if (entity.IsSensitive)
            yield return new(entity.Name, $"has sensitive fields; a run needs {KnownSettings.EncryptionKey.Name}, which encrypts what " +
                $"its dead letters keep.");
        if (entity.AdoptedKeys is { } adopted)
            yield return new(entity.Name, $"takes the keys that stand in {entity.Tables[adopted.Table].QuotedName} ({adopted.KeyColumn}) " +
                $"already.");
        foreach (var target in entity.References.Select(reference => plan.KeyTargets[reference]).DistinctBy(target => target.Entity))
        {
            var parent = plan.Entities[target.Entity];
            if (parent == entity)
                yield return new(entity.Name, "refers to itself; references whose row did not land are settled after all rows are " +
                    "written.");
            else if (!selected.Contains(parent))
                yield return new(entity.Name, $"refers to {parent.Name}, which is not among the selected entities: what earlier runs " +
                    $"left of it counts.");
            else if (parent.Wave == entity.Wave)
                yield return new(entity.Name, $"and {parent.Name} refer to each other; references whose row did not land are settled " +
                    $"after all rows are written.");
        }
        foreach (var hazard in entity.Tables.SelectMany(OfTable).Concat(entity.CassandraTables.SelectMany(PlanCassandraTable.Hazards)))
            yield return hazard;
    }

    private static IEnumerable<PlanHazard> OfTable(TablePlan table)
    {
        if (table.NewestColumn is { } newest)
            yield return new(table.QuotedName, $"keeps one row of several with the same ({string.Join(", ", table.MergeKey)}): the " +
                $"greatest {newest}.");
        foreach (var index in table.Indexes.Where(index => index.Kind == IndexKind.Unique && !index.Columns.SequenceEqual(table.MergeKey)))
            yield return new(table.QuotedName, $"is unique in ({string.Join(", ", index.Columns)}): of documents that share it one " +
                $"stays, the others become dead letters.");
        foreach (var key in table.ForeignKeys)
            yield return new($"{table.QuotedName}.{key.Column}", $"{PlanText.UnresolvedWords(key)}.");
    }
}

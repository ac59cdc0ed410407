namespace MongoEtl.Runtime;

/// <summary>Notes on values (references that found nothing, values of another type) over the legs of a run. Each leg encodes the rows of
/// both stores, so an entity with two legs notes the same value twice; here it counts once.</summary>
public static class LegNotes
{
    /// <summary>One note of one entity: what each leg that ran counted, PostgreSQL's first.</summary>
    /// <param name="Entity">The entity.</param>
    /// <param name="Note">The field, table, or field and type that it is about.</param>
    /// <param name="Legs">The legs that have the entity, with their counts.</param>
    public sealed record Line(string Entity, string Note, IReadOnlyList<(Store Store, long Count)> Legs)
    {
        /// <summary>The number of values: that of the leg which saw most, since a leg leaves out what an earlier one set aside.</summary>
        public long Count => Legs.Max(leg => leg.Count);

        /// <summary>Whether all legs counted the same.</summary>
        public bool Agrees => Legs.All(leg => leg.Count == Legs[0].Count);
    }

    /// <summary>The notes of one kind, by entity in the report's order, then by name.</summary>
    /// <param name="report">The report.</param>
    /// <param name="kind">Which of an entity's notes.</param>
    public static IReadOnlyList<Line> Of(MigrationReport report, Func<EntityCounts, IReadOnlyDictionary<string, long>> kind)
    {
        var lines = new List<Line>();
        foreach (var legs in report.Entities.GroupBy(entity => entity.Entity, StringComparer.Ordinal))
        {
            var names = legs.SelectMany(leg => kind(leg.Counts).Keys).Distinct().Order(StringComparer.Ordinal);
            lines.AddRange(names.Select(name =>
                new Line(legs.Key, name, [.. legs.Select(leg => (leg.Store, kind(leg.Counts).GetValueOrDefault(name)))])));
        }
        return lines;
    }
}

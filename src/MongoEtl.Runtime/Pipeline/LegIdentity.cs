namespace MongoEtl.Runtime;

/// <summary>What a leg of an entity was begun with, in the one text that state keeps: the content of its collection and, in the Cassandra
/// leg, where its rows go. PostgreSQL needs no word of its own: its state lies in the database that the rows go to.</summary>
/// <param name="Source">Identity of the collection's content.</param>
/// <param name="Destination">Of the wide-column store; null where state does not tell.</param>
internal sealed record LegIdentity(string Source, string? Destination)
{
    private const string Between = " into ";

    /// <summary>Of a leg in the present run.</summary>
    public static LegIdentity Of(EntityRun entity, MigrationPorts ports) =>
        // An absent collection is a content like any other.
        new(entity.Collection?.Identity ?? "absent", entity.Store == Store.Cassandra ? ports.Cassandra?.Destination : null);

    /// <summary>As state keeps it.</summary>
    public static LegIdentity Parse(string text)
    {
        // From the end: destinations hold no such word, what a source calls itself may.
        var at = text.LastIndexOf(Between, StringComparison.Ordinal);
        return at < 0 ? new LegIdentity(text, null) : new LegIdentity(text[..at], text[(at + Between.Length)..]);
    }

    /// <summary>The text for state.</summary>
    public override string ToString() => Destination is null ? Source : Source + Between + Destination;
}

namespace MongoEtl.IntegrationTests.Golden;

/// <summary>A document and what becomes of it.</summary>
/// <param name="Name">What it shows, unique among all cases.</param>
/// <param name="Collection">Where it comes from.</param>
/// <param name="Document">It, as Extended JSON.</param>
/// <param name="Rows">Its rows in all tables; none where it is left out or set aside.</param>
internal sealed record GoldenCase(string Name, string Collection, string Document, params GoldenRow[] Rows)
{
    /// <summary>The id by which its dead letter must be found, or null: it is none.</summary>
    public string? DeadLetter { get; init; }

    /// <summary>A document that is set aside.</summary>
    public static GoldenCase SetAside(string name, string collection, string id, string document) => new(name, collection, document) { DeadLetter = id };
}

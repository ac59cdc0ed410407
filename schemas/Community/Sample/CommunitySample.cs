using Community.Rules;
using MongoEtl.Cli;
using MongoEtl.Sources;

namespace Community.Sample;

/// <summary>Writes a dump of the domain's collections with the odd shapes that the domain document speaks of. Every document is a function of
/// seed and number.</summary>
public sealed class CommunitySample : ISampleData
{
    private const string Database = "community";

    /// <inheritdoc />
    public string Description => "12 roles, a country's provinces, municipalities and parroquias, 80 professions, 60 entities, 2,000 users, 60 channels, 420 docs, "
        + "200 lives, 200 rooms, 5,000 messages and 1,500 memberships";

    /// <inheritdoc />
    public IReadOnlyDictionary<string, string> Settings { get; } = new Dictionary<string, string>
    {
        [CommunitySettings.OldKey] = OldScheme.Key,
        [CommunitySettings.OldNonce] = OldScheme.Nonce,
    };

    private delegate ReadOnlySpan<byte> WriteDocument(DocumentBuilder document, long number);

    /// <inheritdoc />
    public Task<IReadOnlyDictionary<string, long>> WriteAsync(string directory, int scale, int seed, CancellationToken cancellation)
    {
        var size = new SampleSize(scale);
        var dump = new DumpWriter(directory);
        var counts = new SortedDictionary<string, long>(StringComparer.Ordinal);
        foreach (var (collection, documents, write) in Collections(size))
        {
            Write(dump, collection, documents, write, (ulong)seed, cancellation);
            counts[collection] = documents;
        }
        return Task.FromResult<IReadOnlyDictionary<string, long>>(counts);
    }

    private static IEnumerable<(string Collection, int Documents, WriteDocument Write)> Collections(SampleSize size) =>
    [
        ("roles", size.Roles, RoleSample.Write),
        ("province", size.Provinces, PlaceSample.WriteProvince),
        ("municipality", size.Municipalities, (document, number) => PlaceSample.WriteMunicipality(document, number, size)),
        ("parroquia", size.Parroquias, (document, number) => PlaceSample.WriteParroquia(document, number, size)),
        ("professions", size.Professions, CatalogueSample.WriteProfession),
        ("entities", size.Entities, CatalogueSample.WriteEntity),
        ("users", size.Users, (document, number) => UserSample.Write(document, number, size)),
        ("channel", size.Channels, (document, number) => MediaSample.WriteChannel(document, number, size)),
        ("docs", size.Docs, (document, number) => DocSample.Write(document, number, size)),
        ("live", size.Lives, (document, number) => MediaSample.WriteLive(document, number, size)),
        ("rooms", size.Rooms, RoomSample.Write),
        ("messages", size.Messages, (document, number) => MessageSample.Write(document, number, size)),
        ("roommembers", size.Members, (document, number) => MemberSample.Write(document, number, size)),
    ];

    private static void Write(DumpWriter dump, string collection, int documents, WriteDocument write, ulong seed, CancellationToken cancellation)
    {
        using var file = dump.Open(Database, collection);
        var document = new DocumentBuilder(seed, collection);
        for (var number = 0; number < documents; number++)
        {
            cancellation.ThrowIfCancellationRequested();
            file.Write(write(document, number));
        }
    }
}

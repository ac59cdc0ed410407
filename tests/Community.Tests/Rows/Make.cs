using Community.Documents;
using Community.Rows;
using Community.Rules;

namespace Community.Tests.Rows;

/// <summary>Rows of documents given as text, with the sample's settings.</summary>
internal static class Make
{
    public const string Id = """ "_id": {"$oid": "5e0be100ecae12b100000000"} """;   // made 2020-01-01T00:00:00Z

    public static UserRow User(string elements) =>
        new(Documents.User.FromJson($"{{ {Id}, {elements} }}", key: 7), new UserIdentity(MongoEtl.Uuid5.OidNamespace), UrlPrefixes.Sample);

    public static ChannelRow Channel(string elements) => new(Documents.Channel.FromJson($"{{ {Id}, {elements} }}", key: 7), UrlPrefixes.Sample);

    public static LiveRow Live(string elements) => new(Documents.Live.FromJson($"{{ {Id}, {elements} }}", key: 7), UrlPrefixes.Sample);

    public static ProvinceRow Province(string elements) => new(Documents.Province.FromJson($"{{ {Id}, {elements} }}", key: 7));

    public static RoleRow Role(string elements) => new(Documents.Role.FromJson($"{{ {Id}, {elements} }}", key: 7));

    public static ProfessionRow Profession(string elements) => new(Documents.Profession.FromJson($"{{ {Id}, {elements} }}", key: 7));

    public static EntityRow Entity(string elements) => new(Documents.Entity.FromJson($"{{ {Id}, {elements} }}", key: 7));
}

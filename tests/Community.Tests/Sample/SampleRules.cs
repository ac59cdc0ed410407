using MongoEtl;

namespace Community.Tests.Sample;

/// <summary>All rules, in the order of the table in docs/sample.md.</summary>
internal static partial class SampleRules
{
    public static IReadOnlyList<SampleRule> All { get; } =
    [
        .. new[] { "roles", "province", "municipality", "parroquia", "professions", "entities", "users", "channel", "docs", "live", "rooms", "messages" }
            .SelectMany(Dates),
        .. Catalogues, .. Users, .. Media, .. Docs, .. Rooms, .. Messages, .. Texts, .. Files, .. Members,
    ];

    // 1.0 and 0.7, "Dates" and D21, in every collection alike.
    private static IEnumerable<SampleRule> Dates(string collection) =>
        collection is "roles" or "province" or "channel" or "professions" or "entities" ? [] :
        [
            new(collection, "`createdAt` as ISO text or as milliseconds (0.7, Dates)", "read as dates",
                document => document.Is("createdAt", BsonType.Int64) || (document.Text("createdAt") is { } text && text != "ayer")),
            new(collection, "`createdAt` or `updatedAt` null or missing (0.7, D21, D23)", "the time in the `_id`",
                document => (document["createdAt"].IsNull || document["updatedAt"].IsNull) && document.Is("_id", BsonType.ObjectId)
                    && document.Text("createdAt") != "ayer"),
        ];

    private static bool IsReferenceAs(SampleDocument document, BsonType type, params string[] elements) =>
        elements.Any(element => document.Is(element, type));

    private static SampleRule[] Catalogues =>
    [
        new("roles", "name with and without `_ROLE` (3.5, D11)", "found by user types in one order of trials",
            document => document.Text("name")!.EndsWith("_ROLE")),
        new("roles", "empty `type` (2.1)", "`app`", document => document.Text("type") == ""),
        new("roles", "`default` null (0.7, D23)", "false", document => document.IsNull("default")),
        new("province", "`key` empty, and a number as `code` (1.2)", "the digits of `code`",
            document => document.Text("key") == "" && document.Has("code")),
        new("municipality", "`key` as a number (0.7, Numbers)", "its digits", document => document.Is("key", BsonType.Int32)),
        new("municipality", "`keyInt` as an integral double (0.7, D8)", "the integer", document => document.Is("keyInt", BsonType.Double)),
        new("municipality", "`keyInt` 0, `key_int` as text (0.7, D8)", "the number of the text",
            document => document.Is("key_int", BsonType.String)),
        new("municipality", "neither (0.7, D8)", "0", document => document.First("keyInt", "key_int").IsNull),
        new("municipality", "coordinate as text or as Decimal128 (2.2)", "the number",
            document => document.Any(BsonType.String, "latitude", "longitude") || document.Any(BsonType.Decimal128, "latitude", "longitude")),
        new("municipality", "`isActive` null (0.7, D23)", "true", document => document.IsNull("isActive")),
        new("municipality", "province as text or as embedded document (0.3)", "found",
            document => IsReferenceAs(document, BsonType.String, "province") || IsReferenceAs(document, BsonType.Document, "province")),
        new("municipality", "unknown province (0.7, Unresolved references)", "null, counted",
            document => document.IsUnknown("province", "province")),
        new("parroquia", "unknown municipality", "null, counted", document => document.IsUnknown("municipality", "municipality")),
        new("parroquia", "latitude that is no number (0.7, Lost rows)", "**dead letter**", document => document.Text("latitude") == "norte")
        {
            Letter = new("parroquia", "latitude", "1", 1),
        },
        new("professions", "no name, only `name_es` (1.5)", "`name_es` in both",
            document => document["name"].IsEmpty && !document["name_es"].IsEmpty),
        new("professions", "neither name (1.5)", "`Unknown`, `Desconocido`",
            document => document["name"].IsEmpty && document["name_es"].IsEmpty),
        new("entities", "no name (2.6)", "**dead letter**", document => document["name"].IsEmpty)
        {
            Letter = new("entity", "name", "1", 1),
        },
        new("entities", "`organization` as embedded document (0.7)", "its `_id`",
            document => document.Is("organization", BsonType.Document)),
    ];

    private static SampleRule[] Media =>
    [
        new("channel", "`isActive` null, `visible` false (2.8)", "not visible",
            document => document.IsNull("isActive") && document.Has("visible")),
        new("channel", "picture or cover as a document (1.8)", "its `url`",
            document => document.Any(BsonType.Document, "picture", "coverImage")),
        new("channel", "created by a user who is not migrated", "null, counted", document => IsUnknownUser(document, "createdBy")),
        new("channel", "empty `cover`, and a `coverImage` (1.8)", "`coverImage`", document => document.Text("cover") == ""),
        new("channel", "`lives` as an array, as a double, null (1.8, D23): each", "its length, the integer, 0",
            document => document.Is("lives", BsonType.Array) || document.Is("lives", BsonType.Double) || document.IsNull("lives")),
        new("live", "picture in one of five elements, as text in a bucket (1.10, 0.4)", "the prefix replaced",
            document => document.Any(BsonType.String, "photoURL", "coverImage", "thumbnail", "cover", "image")),
        new("live", "created by a user who is not migrated", "null, counted", document => IsUnknownUser(document, "createdBy")),
        new("live", "inactive (0.7, D4)", "`deleted_at` is `updatedAt`", document => document["isActive"].AsBoolean() == false),
        new("live", "unknown channel", "null, counted", document => document.IsUnknown("channel", "channel")),
        new("live", "date that is no date (0.7, Dates)", "**dead letter**",
            document => document.Text("createdAt") == "ayer") { Letter = new("live", "createdAt", "N", 100) },
    ];

    private static SampleRule[] Docs =>
    [
        new("docs", "folder, always after what lies in it (5.7)", "found by its path", IsFolder),
        new("docs", "folder with the path of another (0.7)", "the smaller id is the parent; counted",
            document => IsFolder(document) && ((420 - 1) / 7 - document.Number / 7) % 40 == 39),
        new("docs", "folder with a title and a name (0.7, D22)", "shown by its title, found by its name",
            document => IsFolder(document) && document.Has("title") && document.Has("name")),
        new("docs", "uploaded by a user who is not migrated", "null, counted", document => IsUnknownUser(document, "uploadedBy")),
        new("docs", "file in a folder that nobody has (4.3)", "0, counted", document => document.Text("onFolder") == "/Nobody's folder"),
        new("docs", "`onFolder` null, empty or missing (5.7)", "0, the root", document => document["onFolder"].IsEmpty),
        new("docs", "no title and no name (2.9)", "`Document ` and twelve characters of the id",
            document => document.First("title", "name").IsEmpty),
        new("docs", "`IMAGEN` or `DOCUMENTO` (0.7, D9)", "`IMAGE`, `DOCUMENT`",
            document => document.First("fileType", "type").AsText() is "IMAGEN" or "DOCUMENTO"),
        new("docs", "type that is unknown (0.7, D9)", "`OTHER`, counted",
            document => document.First("fileType", "type").AsText() == "PLANILLA"),
        new("docs", "no type (1.9)", "`FILE`", document => document.First("fileType", "type").IsEmpty),
        new("docs", "address as a document (1.9)", "its `url`", document => document.Is("fileURL", BsonType.Document)),
        new("docs", "inactive (0.7, D4)", "`deleted_at` is `updatedAt`", document => document["isActive"].AsBoolean() == false),
        new("docs", "special role (2.9, 2.10)", "private, with a row in `docs_roles`",
            document => document.Id("specialRole") is not null && !document.IsUnknown("roles", "specialRole")),
        new("docs", "unknown special role (4.2)", "private, without one; counted", document => document.IsUnknown("roles", "specialRole")),
        // In the first of the two elements it is passed over, so no dead letter (1.0).
        new("docs", "size that is a fraction, in the last of its elements (1.0, Numbers)", "**dead letter**",
            document => document["size"].AsDouble() == 1024.5) { Letter = new("doc", "size", "about N / 2", 55) },
        new("docs", "size too large for its column (1.0, Numbers)", "**dead letter**",
            document => document.First("fileSize", "size").AsDouble() == 3e9) { Letter = new("doc", "size", "N", 100) },
    ];

    private static bool IsUnknownUser(SampleDocument document, params string[] elements) =>
        document.Id(elements) is { } id && !document.Knows("users inside", id);

    private static bool IsFolder(SampleDocument document) => document.Text("type") == "FOLDER" || document.Text("fileType") == "FOLDER";
}

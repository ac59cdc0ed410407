using MongoEtl;

namespace Community.Tests.Sample;

internal static partial class SampleRules
{
    private static SampleRule[] Users =>
    [
        new("users", "role outside the filter (1.7)", "left out; references to them are unresolved", document => !IsInside(document)),
        new("users", "`userType` as a role is named, with `_ROLE` more or less (0.7, D11)", "found",
            document => document.Text("userType") is "USER" or "USER_ROLE" or "AGENTE" or "AGENTE_ROLE" or "MODERATOR"),
        new("users", "`userType` that no role has", "null, counted", document => document.Text("userType") == "NOBODY_ROLE"),
        new("users", "inactive (0.7, D15)", "anonymised in both stores", document => document["isActive"].AsBoolean() == false),
        new("users", "`isActive` null (0.7, D23)", "active", document => document.IsNull("isActive")),
        new("users", "empty `displayName`, and a `name` (1.7)", "`name`", document => document.Text("displayName") == ""),
        new("users", "phone with signs (0.7, D5)", "its digits; `+` before them in Cassandra",
            document => document.Is("phoneNumber", BsonType.String)),
        new("users", "phone as a number or a double (0.7, Numbers)", "its digits",
            document => document.Is("phone", BsonType.Int64) || document.Is("phoneNumber", BsonType.Double)),
        new("users", "phone without a digit (2.16)", "`\"\"` in both stores", document => document.Text("phoneNumber") == "no tiene"),
        new("users", "no phone (0.7, Phone)", "null, `\"\"` in Cassandra", document => document.First("phoneNumber", "phone").IsEmpty),
        new("users", "e-mail with capitals and blanks (2.7.1)", "lower case, trimmed", document => document.Is("email", BsonType.String)),
        new("users", "e-mail that is a document (1.7)", "**dead letter**",
            document => document.Is("email", BsonType.Document) && IsInside(document))
        {
            Letter = new("user", "email", "4 N, less those whom the filter leaves out, about one in ten", 354),
        },
        new("users", "national id with dots and a small letter, as a number, as a double (2.7.1): each", "`V-...`, `E-...`",
            document => !document.First("cedula", "dni").IsEmpty),
        new("users", "national id of fewer than seven characters (2.7.1)", "without a dash",
            document => document.Text("dni")?.StartsWith("v ") == true),
        new("users", "birth date as text, or with a time (2.7)", "the date",
            document => document.Has("birthdate") || document.Has("birthDate")),
        new("users", "gender in words, unknown, empty (2.7.1): each", "`M`, `F`, `\"\"`",
            document => document.Text("gender") is "Masculino" or "Femenino" or "Otro" or ""),
        new("users", "no `uuid` (0.7)", "UUID5 of the id", document => document["uuid"].IsEmpty),
        new("users", "avatar in a bucket (0.4)", "the prefix replaced", document => document.Text("photoURL")?.StartsWith("gs://") == true),
        new("users", "avatar as a document (1.7)", "null, counted", document => document.Is("avatar", BsonType.Document)),
        new("users", "`socialMedia` as a document beside flat elements (1.7)", "its members alone",
            document => document.Is("socialMedia", BsonType.Document)),
        new("users", "unknown municipality", "null, counted", document => document.IsUnknown("municipality", "municipality")),
        new("users", "banned or deleted by a user, who may come later or not be migrated (0.7, D16)", "found, or null and counted",
            document => document.Has("ban_by") || document.Has("deleted_by")),
        new("users", "professions or entities that are no array (1.14)", "null, counted",
            document => document.Any(BsonType.String, "profession", "entities")),
        new("users", "the same profession or entity twice (5.8)", "one row; counted",
            document => HasRepeated(document, "profession") || HasRepeated(document, "entities")),
        new("users", "unknown profession or entity (0.7)", "no row, counted", HasUnknown),
    ];

    private static bool IsInside(SampleDocument document) => document.Text("role") is "USER_ROLE" or "AGENTE_ROLE";

    private static bool HasRepeated(SampleDocument document, string name) =>
        Elements(document, name).ToList() is var all && all.Distinct().Count() < all.Count;

    private static bool HasUnknown(SampleDocument document) =>
        Elements(document, "profession").Any(id => !document.Knows("professions", id))
        || Elements(document, "entities").Any(id => !document.Knows("entities", id));

    private static IEnumerable<string> Elements(SampleDocument document, string name)
    {
        var array = document[name];
        if (array.Type != BsonType.Array)
            yield break;
        for (var i = 0; i < array.Count; i++)
        {
            array.TryGet($"{i}", out var element);
            yield return element.TryGet("_id", out var id) ? $"{id.AsSourceId()}" : $"{element.AsSourceId()}";
        }
    }
}

using System.Globalization;

namespace Community.Sample;

/// <summary>Users: one in ten outside the filter, one in twelve soft-deleted, phones and national ids in many shapes, and one in five hundred
/// whose e-mail is a document, which is a dead letter.</summary>
internal static class UserSample
{
    private static readonly string[] FirstNames = ["José", "María", "Luis", "Ana", "Carlos", "Begoña", "Jesús", "Zoë", "Iñaki", "Nur"];
    private static readonly string[] LastNames = ["Pérez", "González", "Rodríguez", "Núñez", "García", "D'Amico", "Yáñez", "Öztürk"];

    public static ReadOnlySpan<byte> Write(DocumentBuilder document, long number, SampleSize size)
    {
        document.Begin(number);
        Roles(document);
        Names(document, number);
        Contact(document, number);
        Pictures(document, number);
        Person(document, number);
        SocialMedia(document, number);
        Places(document, size);
        Bans(document, size);
        document.Flag("isBot", document.Random.OneIn(50) ? true : null).Text("password", "$2b$12$not.migrated");
        return document.Dates().End();
    }

    /// <summary>Whether the filter lets a user pass: the first thing that is drawn for each.</summary>
    public static bool IsInside(ulong seed, long number) => !new SampleRandom(seed, "users", number).OneIn(10);

    /// <summary>Whether a user inside is a dead letter: the e-mail is a document.</summary>
    public static bool HasWrongEmail(long number) => number % 500 == 499;

    /// <summary>Whether a user has rows.</summary>
    public static bool IsMigrated(ulong seed, long number) => IsInside(seed, number) && !HasWrongEmail(number);

    private static void Roles(DocumentBuilder document)
    {
        var inside = !document.Random.OneIn(10);
        document.Text("role", inside ? document.Random.Pick("USER_ROLE", "USER_ROLE", "AGENTE_ROLE") : document.Random.Pick("ADMIN_ROLE", "SUPER_ROLE"));
        document.Text("role_user", document.Random.OneIn(6) ? "AGENTE_ROLE" : null);
        switch (document.Random.Below(12))
        {
            case 0:
                break;
            case 1:
                document.Text("userType", "NOBODY_ROLE");   // no role has this name
                break;
            default:
                document.Text("userType", document.Random.Pick("USER", "USER_ROLE", "AGENTE", "AGENTE_ROLE", "MODERATOR"));
                break;
        }
    }

    private static void Names(DocumentBuilder document, long number)
    {
        var name = $"{document.Random.Pick<string>(FirstNames)} {document.Random.Pick<string>(LastNames)} {number}";
        if (document.Random.OneIn(7))
            document.Text("displayName", "").Text("name", name);
        else
            document.Text("displayName", name);
        document.Text("fullName", document.Random.OneIn(2) ? name + " de la O" : null);
        document.Text(document.Random.OneIn(2) ? "description" : "bio", document.Random.OneIn(3) ? "Vecino 🙂 de siempre" : null);
        if (document.Random.OneIn(12))
            document.Flag("isActive", false);
        else if (document.Random.OneIn(12))
            document.Null("isActive");
    }

    private static void Contact(DocumentBuilder document, long number)
    {
        switch (document.Random.Below(6))
        {
            case 0:
                document.Number64("phone", 584_120_000_000 + number);
                break;
            case 1:
                document.Real("phoneNumber", 584_120_000_000 + number);
                break;
            case 2:
                break;
            default:
                document.Text("phoneNumber", document.Random.OneIn(40) ? "no tiene" : $"+58 412-{number:0000000}");
                break;
        }
        document.Flag("phoneVerified", document.Random.OneIn(2) ? true : null);
        if (HasWrongEmail(number))
            document.Document("email", email => email.Text("address", $"user{number}@example.org"));
        else
            document.Text("email", $" User{number}@Example.ORG ");
        document.Flag("emailVerified", document.Random.OneIn(2) ? true : null);
    }

    private static void Pictures(DocumentBuilder document, long number)
    {
        switch (document.Random.Below(5))
        {
            case 0:
                document.Text("photoURL", $"gs://app-prod.appspot.com/avatars/{number}.jpg");
                break;
            case 1:
                document.Text("photoURL", "").Text("avatar", $"https://cdn.example.org/{number}.png");
                break;
            case 2:
                document.Document("avatar", avatar => avatar.Text("url", $"https://cdn.example.org/{number}.png"));
                break;
        }
        document.Text("avatar_thumbnail", document.Random.OneIn(3) ? $"gs://app-dev.appspot.com/thumbs/{number}.jpg" : null);
        document.Text("avatar_low_quality", document.Random.OneIn(3) ? $"gs://app-dev.appspot.com-{number}" : null);
    }

    private static void Person(DocumentBuilder document, long number)
    {
        var id = 5_000_000 + number;
        switch (document.Random.Below(5))
        {
            case 0:
                document.Text("cedula", $"v{id / 1_000_000}.{id / 1000 % 1000:000}.{id % 1000:000}");
                break;
            case 1:
                document.Real("dni", id);
                break;
            case 2:
                document.Text("cedula", "").Text("dni", document.Random.OneIn(20) ? $"v {number % 1000}" : $"E-{id}");
                break;
            case 3:
                break;
            default:
                document.Whole("cedula", (int)id);
                break;
        }
        var born = new DateTimeOffset(1950, 1, 1, 0, 0, 0, TimeSpan.Zero).AddDays(document.Random.Below(20_000)).AddHours(document.Random.Below(24));
        if (document.Random.OneIn(3))
            document.Text("birthdate", born.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        else
            document.Date("birthDate", born);
        document.Text("gender", document.Random.Pick("Masculino", "Femenino", "M", "F", "Otro", "", null));
        document.Text("uuid", document.Random.OneIn(3) ? new Guid((int)number, 1, 4, [8, 0, 0, 0, 0, 0, 0, 1]).ToString() : null);
    }

    private static void SocialMedia(DocumentBuilder document, long number)
    {
        if (document.Random.OneIn(3))
            document.Document("socialMedia", social => social.Text("x", $"@u{number}").Text("instagram", $"u.{number}").Null("tiktok"));
        document.Text("socialmedia_x", document.Random.OneIn(2) ? $"@flat{number}" : null);
        document.Text("socialmedia_telegram", document.Random.OneIn(4) ? $"t{number}" : null);
    }

    private static void Places(DocumentBuilder document, SampleSize size)
    {
        document.Reference("province", SampleIds.Of("province", document.Seed, document.Random.Below(size.Provinces)));
        if (document.Random.OneIn(50))
            document.Id("municipality", SampleIds.Unknown("municipality", document.Seed, document.Number));
        else
            document.Reference("municipality", SampleIds.Of("municipality", document.Seed, document.Random.Below(size.Municipalities)));
        if (document.Random.OneIn(2))
            document.Reference("parroquia", SampleIds.Of("parroquia", document.Seed, document.Random.Below(size.Parroquias)));
        Memberships(document, "profession", "professions", size.Professions);
        Memberships(document, "entities", "entities", size.Entities);
    }

    /// <summary>An array of ids: mostly one to three, some of them repeated, unknown or embedded documents; some arrays empty, some no arrays.</summary>
    private static void Memberships(DocumentBuilder document, string name, string collection, int count)
    {
        var id = SampleIds.Of(collection, document.Seed, document.Random.Below(count));
        switch (document.Random.Below(10))
        {
            case 0:
                document.Ids(name, []);
                break;
            case 1:
                document.Text(name, id.ToString());
                break;
            case 2:
                document.Ids(name, [id, id]);
                break;
            case 3:
                document.Ids(name, [SampleIds.Unknown(collection, document.Seed, document.Number), id]);
                break;
            case 4:
                document.References(name, [id, SampleIds.Of(collection, document.Seed, document.Random.Below(count))]);
                break;
            default:
                document.Ids(name, [id]);
                break;
        }
    }

    /// <summary>Bans by another user, who may come later in the collection, lie outside the filter, or be a dead letter.</summary>
    private static void Bans(DocumentBuilder document, SampleSize size)
    {
        if (document.Random.OneIn(40))
        {
            document.Reference("deleted_by", SampleIds.Of("users", document.Seed, document.Random.Below(size.Users))).Text("deleted_reason", "a petición");
            document.Date("removed_at", DateTimeOffset.FromUnixTimeSeconds(1_700_000_000 + document.Random.Below(10_000_000)));
        }
        if (!document.Random.OneIn(15))
            return;
        document.Reference("ban_by", SampleIds.Of("users", document.Seed, document.Random.Below(size.Users)));
        document.Date("ban_at", DateTimeOffset.FromUnixTimeSeconds(1_700_000_000 + document.Random.Below(10_000_000)));
        document.Date("ban_until", DateTimeOffset.FromUnixTimeSeconds(1_800_000_000));
    }
}

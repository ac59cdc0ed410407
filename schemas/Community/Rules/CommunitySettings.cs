using MongoEtl;
using MongoEtl.Cli;

namespace Community.Rules;

/// <summary>The settings of the domain, and the services that are made of them.</summary>
public static partial class CommunitySettings
{
    private const string Prefixes = "URL_PREFIXES";
    private const string UuidNamespace = "USER_UUID_NAMESPACE";

    /// <summary>All of them, for the manual pages.</summary>
    public static IReadOnlyList<ProjectSetting> All { get; } =
    [
        new(Prefixes, "What is replaced in addresses of files, anywhere in them and in this order: find=replacement, with semicolons between the pairs.")
        {
            Default = UrlPrefixes.Sample.Fingerprint,
            Example = "gs://bucket.appspot.com/=legacy/",
        },
        new(UuidNamespace, "The namespace of the UUIDs that users without one get, each a function of the user's id.")
        {
            Default = $"{Uuid5.OidNamespace}, that of OIDs",
            Example = "6ba7b812-9dad-11d1-80b4-00c04fd430c8",
        },
        .. OfEncryption,
    ];

    /// <summary>The bucket prefixes of <c>URL_PREFIXES</c>.</summary>
    /// <exception cref="SettingException">A pair has no equals sign or nothing before it.</exception>
    public static UrlPrefixes UrlPrefixesOf(ProjectSettings settings)
    {
        if (settings.Find(Prefixes) is not { } text)
            return UrlPrefixes.Sample;
        return UrlPrefixes.TryParse(text, out var prefixes)
            ? prefixes
            : throw settings.Wrong(Prefixes, "write find=replacement, with semicolons between the pairs");
    }

    /// <summary>The rule of users' UUIDs under <c>USER_UUID_NAMESPACE</c>.</summary>
    /// <exception cref="SettingException">It is no UUID.</exception>
    public static UserIdentity UserIdentityOf(ProjectSettings settings)
    {
        if (settings.Find(UuidNamespace) is not { } text)
            return new UserIdentity(Uuid5.OidNamespace);
        return Guid.TryParseExact(text, "D", out var uuid)
            ? new UserIdentity(uuid)
            : throw settings.Wrong(UuidNamespace, $"write a UUID such as {Uuid5.OidNamespace}");
    }
}

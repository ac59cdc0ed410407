using MongoEtl.Runtime;

namespace MongoEtl.Sources;

/// <summary>Makes the credential of an address, by the rules of each mechanism (authentication specification, "MongoCredential").</summary>
internal static class CredentialRules
{
    private const string External = "$external";
    private const string Canonicalize = "CANONICALIZE_HOST_NAME";

    private static readonly Dictionary<string, MongoMechanism> Names = new(StringComparer.Ordinal)
    {
        ["SCRAM-SHA-1"] = MongoMechanism.ScramSha1,
        ["SCRAM-SHA-256"] = MongoMechanism.ScramSha256,
        ["MONGODB-X509"] = MongoMechanism.X509,
        ["PLAIN"] = MongoMechanism.Plain,
        ["GSSAPI"] = MongoMechanism.Gssapi,
        ["MONGODB-AWS"] = MongoMechanism.Aws,
        ["MONGODB-OIDC"] = MongoMechanism.Oidc,
    };

    /// <summary>The credential, or null where the address asks for no authentication.</summary>
    /// <exception cref="SourceException">The mechanism is unknown, or needs or forbids a part.</exception>
    internal static MongoCredential? Make(ConnectionText text, UriOptions options)
    {
        if (options.Text("authSource") is "")
            throw AddressFault.Option("authSource", "it is empty. Name the database that knows the user, usually admin, or leave it out");
        var mechanism = MechanismOf(options);
        if (text.UserName is null && mechanism == MongoMechanism.Negotiated)
            return null;
        var credential = new MongoCredential
        {
            UserName = text.UserName,
            Password = text.Password,
            Mechanism = mechanism,
            Source = SourceOf(mechanism, text, options),
            Properties = options.Values.GetValueOrDefault("authMechanismProperties") as IReadOnlyDictionary<string, string>
                ?? new Dictionary<string, string>(),
        };
        return mechanism switch
        {
            MongoMechanism.X509 => WithoutPassword(credential, "MONGODB-X509", "the client's certificate proves who you are"),
            MongoMechanism.Gssapi => Gssapi(WithUser(credential)),
            MongoMechanism.Aws => Aws(credential),
            MongoMechanism.Oidc => Oidc(WithoutPassword(credential, "MONGODB-OIDC", "a token proves who you are")),
            _ => WithUser(credential),
        };
    }

    private static MongoMechanism MechanismOf(UriOptions options)
    {
        if (options.Text("authMechanism") is not { } name)
            return MongoMechanism.Negotiated;
        return Names.TryGetValue(name, out var mechanism) ? mechanism
            : throw AddressFault.Option("authMechanism", "it is not one of " + string.Join(", ", Names.Keys) + ". Leave it out for SCRAM");
    }

    private static string SourceOf(MongoMechanism mechanism, ConnectionText text, UriOptions options)
    {
        var named = options.Text("authSource");
        if (mechanism is MongoMechanism.Negotiated or MongoMechanism.ScramSha1 or MongoMechanism.ScramSha256)
            return named ?? text.Database ?? "admin";
        if (mechanism == MongoMechanism.Plain)
            return named ?? text.Database ?? External;
        return named is null or External ? External
            : throw AddressFault.Option("authSource", "with this authMechanism it must be $external. Leave it out");
    }

    private static MongoCredential WithUser(MongoCredential credential) => credential.UserName is not null ? credential
        : throw AddressFault.Option("authMechanism", "it needs a user name. Write it before the hosts: mongodb://user:password@host");

    private static MongoCredential WithoutPassword(MongoCredential credential, string name, string why) => credential.Password is null
        ? credential
        : throw AddressFault.Option("authMechanism", $"{name} takes no password: {why}. Leave the password out");

    private static MongoCredential Gssapi(MongoCredential credential)
    {
        var properties = new Dictionary<string, string> { ["SERVICE_NAME"] = "mongodb" };
        foreach (var (name, value) in credential.Properties)
            properties[name] = value;
        return properties.GetValueOrDefault(Canonicalize) is null or "none" or "forward" or "forwardAndReverse" or "true" or "false"
            ? credential with { Properties = properties }
            : throw AddressFault.Option("authMechanismProperties", Canonicalize + " is not none, forward or forwardAndReverse");
    }

    private static MongoCredential Aws(MongoCredential credential)
    {
        if (credential.UserName is not null && credential.Password is null)
            throw AddressFault.Option("authMechanism", "MONGODB-AWS needs a secret key with the access key. Write both or none");
        return credential.UserName is null && credential.Properties.ContainsKey("AWS_SESSION_TOKEN")
            ? throw AddressFault.Option("authMechanismProperties",
                "AWS_SESSION_TOKEN needs an access key. Write user name and password, too")
            : credential;
    }

    private static MongoCredential Oidc(MongoCredential credential)
    {
        const string Name = "authMechanismProperties";
        var properties = credential.Properties;
        if (properties.Keys.Any(name => name is not ("ENVIRONMENT" or "TOKEN_RESOURCE" or "ALLOWED_HOSTS")))
            throw AddressFault.Option(Name, "MONGODB-OIDC knows ENVIRONMENT and TOKEN_RESOURCE only");
        return (properties.GetValueOrDefault("ENVIRONMENT"), properties.ContainsKey("TOKEN_RESOURCE")) switch
        {
            ("azure" or "gcp", true) => credential,
            ("azure" or "gcp", false) => throw AddressFault.Option(Name, "this ENVIRONMENT needs a TOKEN_RESOURCE"),
            ("test" or "k8s", false) when credential.UserName is null => credential,
            ("test" or "k8s", _) => throw AddressFault.Option(Name, "this ENVIRONMENT takes neither a user name nor a TOKEN_RESOURCE"),
            _ => throw AddressFault.Option(Name, "ENVIRONMENT is not test, azure, gcp or k8s"),
        };
    }
}

using System.Globalization;
using System.Text.Json;
using MongoEtl.Runtime;

namespace MongoEtl.Sources.Tests;

/// <summary>All cases of the connection string, URI options and authentication specifications.</summary>
public sealed class AddressSpecificationTests
{
    // The file holds both this case and one that says the opposite of the same kind of address ("should use username and password if
    // specified"). The program offers no MONGODB-AWS either way.
    private const string Contradicted = "should throw an exception if username and password provided (MONGODB-AWS)";

    public static TheoryData<string> ConnectionStrings() => Specifications.Files("connection-string");

    public static TheoryData<string> Options() => Specifications.Files("uri-options");

    public static TheoryData<string> Credentials() => Specifications.Files("auth");

    [Theory, MemberData(nameof(ConnectionStrings))]
    public void Connection_strings_are_read_as_the_specification_says(string file) =>
        Specifications.Each("connection-string", file, Check);

    [Theory, MemberData(nameof(Options))]
    public void Options_are_read_as_the_specification_says(string file) => Specifications.Each("uri-options", file, Check);

    [Theory, MemberData(nameof(Credentials))]
    public void Credentials_are_made_as_the_specification_says(string file) => Specifications.Each("auth", file, (name, test) =>
    {
        if (name == Contradicted)
            return;
        if (!test.GetProperty("valid").GetBoolean())
        {
            Refused(test);
            return;
        }
        var credential = MongoAddress.Parse(test.GetProperty("uri").GetString()!).Credential;
        if (test.GetProperty("credential") is not { ValueKind: JsonValueKind.Object } wanted)
        {
            credential.ShouldBeNull();
            return;
        }
        credential.ShouldNotBeNull();
        credential.UserName.ShouldBe(wanted.GetProperty("username").GetString());
        credential.Password.ShouldBe(wanted.GetProperty("password").GetString());
        credential.Source.ShouldBe(wanted.GetProperty("source").GetString());
        NameOf(credential.Mechanism).ShouldBe(wanted.GetProperty("mechanism").GetString());
        var properties = wanted.GetProperty("mechanism_properties");
        if (properties.ValueKind == JsonValueKind.Object)
            SameProperties(credential.Properties, properties);
        else
            credential.Properties.ShouldBeEmpty();
    });

    private static void Check(string name, JsonElement test)
    {
        if (!test.GetProperty("valid").GetBoolean())
        {
            Refused(test);
            return;
        }
        var address = MongoAddress.Parse(test.GetProperty("uri").GetString()!);
        (address.Warnings.Count > 0).ShouldBe(test.GetProperty("warning").GetBoolean(), $"{name}: {string.Join("; ", address.Warnings)}");
        if (Has(test, "hosts") is { } hosts)
            address.Hosts.Select(Described).ShouldBe(hosts.EnumerateArray().Select(Described));
        if (Has(test, "auth") is { } auth)
            SameUser(address, auth);
        if (Has(test, "options") is { } options)
            SameOptions(address.Uri, options);
    }

    private static void Refused(JsonElement test)
    {
        var uri = test.GetProperty("uri").GetString()!;
        var fault = Should.Throw<SourceException>(() => MongoAddress.Parse(uri), uri);
        fault.Message.ShouldStartWith("MongoDB address: ");
        fault.IsTransient.ShouldBeFalse();
    }

    private static void SameUser(MongoAddress address, JsonElement auth)
    {
        address.Credential?.UserName.ShouldBe(auth.GetProperty("username").GetString());
        address.Credential?.Password.ShouldBe(auth.GetProperty("password").GetString());
        (address.Credential is null).ShouldBe(auth.GetProperty("username").GetString() is null);
        address.Database.ShouldBe(auth.GetProperty("db").GetString());
    }

    private static void SameOptions(UriOptions uri, JsonElement options)
    {
        foreach (var wanted in options.EnumerateObject())
        {
            var option = UriOptionTable.Find(wanted.Name).ShouldNotBeNull(wanted.Name);
            var value = uri.Values.GetValueOrDefault(option.Name).ShouldNotBeNull(wanted.Name);
            if (value is IReadOnlyDictionary<string, string> properties)
                SameProperties(properties, wanted.Value);
            else
                Described(value).ShouldBe(Described(wanted.Value, option.Kind), wanted.Name);
        }
    }

    private static void SameProperties(IReadOnlyDictionary<string, string> properties, JsonElement wanted) =>
        properties.ShouldBe(wanted.EnumerateObject().ToDictionary(pair => pair.Name, pair => pair.Value.GetString()!), ignoreOrder: true);

    private static string Described(object value) => value switch
    {
        bool flag => flag ? "true" : "false",
        IReadOnlyList<string> texts => string.Join(",", texts),
        IReadOnlyList<TagSet> sets => string.Join(";", sets),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    private static string Described(JsonElement value, UriOptionKind kind) => kind switch
    {
        UriOptionKind.Texts => string.Join(",", value.EnumerateArray().Select(text => text.GetString())),
        UriOptionKind.TagSets => string.Join(";", value.EnumerateArray()
            .Select(set => string.Join(",", set.EnumerateObject().Select(tag => $"{tag.Name}:{tag.Value.GetString()}")))),
        _ => value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText(),
    };

    private static string Described(MongoHost host) => $"{(host.IsUnixSocket ? "unix " : "")}{host.Name} {host.Port}";

    private static string Described(JsonElement host)
    {
        var name = host.GetProperty("host").GetString()!;
        return host.GetProperty("type").GetString() == "unix"
            ? $"unix {name} 0"
            : $"{name} {(Has(host, "port") is { } port ? port.GetInt32() : MongoHost.DefaultPort)}";
    }

    private static JsonElement? Has(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    private static string? NameOf(MongoMechanism mechanism) => mechanism switch
    {
        MongoMechanism.ScramSha1 => "SCRAM-SHA-1",
        MongoMechanism.ScramSha256 => "SCRAM-SHA-256",
        MongoMechanism.X509 => "MONGODB-X509",
        MongoMechanism.Plain => "PLAIN",
        MongoMechanism.Gssapi => "GSSAPI",
        MongoMechanism.Aws => "MONGODB-AWS",
        MongoMechanism.Oidc => "MONGODB-OIDC",
        _ => null,
    };
}

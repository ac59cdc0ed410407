using FsCheck;
using FsCheck.Fluent;
using MongoEtl.Runtime;

namespace MongoEtl.Sources.Tests;

/// <summary>Nothing that an address makes a person see holds its password, however wrongly the address is written.</summary>
public sealed class AddressSecretTests
{
    private const string Secret = "hunter2";

    private static readonly string[] Passwords =
    [
        "{0}", "{0}/x", "x/{0}", "{0}?x", "x?{0}", "x?{0}=1", "x?a=1&{0}=2", "{0}@x", "x@{0}", "{0}:x", "x:{0}", "12/{0}", "12?{0}=1&x=2",
        "%zz{0}", "{0}%", "x,{0}", "x#{0}", "[{0}]", "x&{0}", "?{0}", "/{0}", "@{0}", "x/y?{0}", "x%2F{0}", "{0}\n", "é{0}",
    ];

    private static readonly string[] Forms =
    [
        "mongodb://user:{0}@host:27017/db", "mongodb://user:{0}@host", "mongodb://{0}@host/",
        "mongodb://user:{0}@host,other/?replicaSet=rs",
        "mongodb+srv://user:{0}@name.example.com/db?w=1", "mongodb://user:{0}@[::1]:27017/?tls=maybe", "mongo://user:{0}@host",
        "user:{0}@host",
        "mongodb://user:{0}@", "mongodb://user:{0}@ho st/", "mongodb://user:{0}@host:x/",
        "mongodb://host/?tlsCertificateKeyFilePassword={0}", "mongodb://host/?proxyHost=p&proxyUsername=u&proxyPassword={0}",
        "mongodb://u:p@host/?authMechanism=MONGODB-AWS&authMechanismProperties=AWS_SESSION_TOKEN:{0}",
    ];

    [Fact]
    public void No_error_warning_or_text_holds_a_password()
    {
        foreach (var form in Forms)
        {
            foreach (var password in Passwords)
                Keeps(string.Format(form, string.Format(password, Secret)));
        }
        Keeps($"mongodb://user:{Secret}");
    }

    [Fact]
    public void Nor_where_the_address_is_mutated() => Prop.ForAll(Mutations(), mutation =>
    {
        var (form, changes) = mutation;
        // The secret itself stays, so that it can be looked for.
        var parts = string.Format(form, "\0").Split('\0');
        foreach (var (at, letter) in changes)
        {
            ref var part = ref parts[at % parts.Length];
            part = part.Insert(at % (part.Length + 1), letter.ToString());
        }
        Keeps(string.Join(Secret, parts));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_text_for_people_shows_hosts_and_options()
    {
        const string Text = "mongodb://user:p%40ss@h1,[::1]:27018/db?replicaSet=rs&"
            + "tlsCertificateKeyFilePassword=x&readPreferenceTags=dc:ny&readPreference=nearest";
        MongoAddress.Parse(Text).ToString().ShouldBe(
            "mongodb://***@h1:27017,[::1]:27018/db?replicaSet=rs&"
            + "tlsCertificateKeyFilePassword=***&readPreferenceTags=dc:ny&readPreference=nearest");
        MongoAddress.Parse("mongodb+srv://Cluster.Example.com").ToString().ShouldBe("mongodb+srv://cluster.example.com/");
    }

    private static void Keeps(string text)
    {
        try
        {
            var address = MongoAddress.Parse(text);
            string[] shown = [.. address.Warnings, .. address.Unused];
            // Where the text is well formed, only the password's own places are secret: a host may well be called so.
            string.Join('\n', shown).ShouldNotContain(Secret, Case.Insensitive, text);
            if (address.Credential?.Password?.Contains(Secret) == true)
                address.ToString().ShouldNotContain(Secret, Case.Insensitive, text);
            $"{address.Credential} {address.Options} {address.Options.Tls} {address.Uri}".ShouldNotContain(Secret, Case.Insensitive, text);
        }
        catch (SourceException refused)
        {
            refused.ToString().ShouldNotContain(Secret, Case.Insensitive, text);
        }
    }

    private static Arbitrary<(string, (int, char)[])> Mutations()
    {
        var change = from at in Gen.Choose(0, 10_000) from letter in Gen.Elements(":/?#[]@%&=,. az19".ToCharArray()) select (at, letter);
        return (from form in Gen.Elements(Forms[..11])
                from count in Gen.Choose(0, 4)
                from changes in Gen.ArrayOf(change, count)
                select (form, changes)).ToArbitrary();
    }
}

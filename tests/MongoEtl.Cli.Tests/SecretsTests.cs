using FsCheck;
using FsCheck.Fluent;
using MongoEtl.Runtime;

namespace MongoEtl.Cli.Tests;

/// <summary>Secrets appear nowhere, whatever goes wrong.</summary>
public sealed class SecretsTests
{
    private static readonly string[][] CommandLines =
    [
        ["status"],
        ["status", "--postgres-port", "x"],
        ["status", "--postgres-sslmode", "x"],
        ["status", "--nonsense"],
        ["migrate"],
        ["migrate", "--source", "/"],
        ["migrate", "--source", "mongodb://u:SECRET@db/"],
        ["migrate", "--source", "http://u:SECRET@db/"],
        ["truncate"],
        ["truncate", "--yes"],
        ["dead-letters", "list"],
        ["dead-letters", "list", "--json"],
        ["dead-letters", "show", "x"],
        ["dead-letters", "show", "b2", "--out", "f.bson"],
        ["dead-letters", "replay"],
        ["demo", "--fresh"],
        ["status", "--postgres-password", "SECRET"],
        ["status", "--postgres-password=SECRET"],
        ["status", "--encryption-key=SECRET"],
        ["status", "--pasword=SECRET"],
        ["status", "--postgres-host", "host=db;password=SECRET"],
        ["status", "--postgres-host", "postgres://u:SECRET@db/app"],
        ["status", "--postgres-db", "postgres://u:SECRET@db/app"],
        ["status", "--postgres-user", "u;Password=SECRET"],
    ];

    // Texts that no message holds by chance, with what breaks quoting: blanks, quotes, $, #, =, ; and letters beyond ASCII.
    private static readonly Arbitrary<string> Secrets = Arb.From(
        Gen.ArrayOf(Gen.Elements("aB3xQ9zé漢 '\"$#=;\\{}%&".ToCharArray()), 12)
            .Select(characters => "Zk" + new string(characters) + "qW"));

    [Fact]
    public void Secrets_never_appear_in_any_output() => Prop.ForAll(Secrets, secret =>
    {
        foreach (var commandLine in CommandLines)
        {
            foreach (var inFile in (bool[])[false, true])
                Run(commandLine, secret, inFile).GetAwaiter().GetResult();
        }
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(15));

    private static async Task Run(string[] commandLine, string secret, bool inFile)
    {
        using var program = new Program
        {
            Plan = SamplePlan.WithSecrets,
            Stores = new FakeStores { Fault = settings => new TargetException($"{settings} refused: password authentication failed.") },
        }.WithTarget();
        if (inFile)
        {
            program.Write(".env", $"POSTGRES_PASSWORD={secret}\nENCRYPTION_KEY={secret}\nMONGODB_URI=mongodb://u:{secret}@db/\n");
        }
        else
        {
            program.Environment["POSTGRES_PASSWORD"] = secret;
            program.Environment["ENCRYPTION_KEY"] = secret;
            program.Environment["MONGODB_URI"] = $"mongodb://u:{secret}@db/";
        }
        var code = await program.RunAsync(commandLine.Select(word => word.Replace("SECRET", secret, StringComparison.Ordinal)).ToArray());
        code.ShouldBeOneOf(1, 2);
        program.Error.ShouldNotBeEmpty();
        program.Everything.Contains(secret, StringComparison.Ordinal).ShouldBeFalse($"{string.Join(' ', commandLine)}: " +
            $"{program.Everything}");
    }
}

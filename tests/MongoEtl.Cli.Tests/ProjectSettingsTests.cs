using Microsoft.Extensions.DependencyInjection;

namespace MongoEtl.Cli.Tests;

public sealed class ProjectSettingsTests
{
    private const string Secret = "swordfish-is-secret";

    private static readonly ProjectSetting[] Declared =
    [
        new("TOWN_KEY", "Opens towns.") { Example = "0011", IsSecret = true },
        new("TOWN_MODE", "How towns are read.") { Default = "open", Example = "closed" },
    ];

    [Theory]
    [InlineData("migrate --source .")]
    [InlineData("migrate --source . --dry-run")]
    [InlineData("dead-letters replay")]
    public async Task Absent_setting_stops_a_verb_that_encodes_before_anything_is_opened(string commandLine)
    {
        using var program = Program();
        (await program.RunAsync(commandLine.Split(' '))).ShouldBe(2);
        program.Error.ShouldBe($"atlas: TOWN_KEY is not set: write TOWN_KEY=0011 in the environment or in .env, or let TOWN_KEY_FILE name a file that holds it.{Environment.NewLine}");
        program.Stores.Opened.ShouldBeNull();
        Directory.EnumerateFiles(program.Directory).ShouldBeEmpty("not even a log");
    }

    [Theory]
    [InlineData("plan")]
    [InlineData("status")]
    [InlineData("help")]
    [InlineData("dead-letters list")]
    public async Task Verbs_that_encode_nothing_need_no_setting(string commandLine)
    {
        using var program = Program();
        (await program.RunAsync(commandLine.Split(' '))).ShouldBe(0);
    }

    [Fact]
    public async Task Only_services_of_the_selected_entities_are_made()
    {
        using var program = Program();
        (await program.RunAsync("migrate", "--source", ".", "--only", "province")).ShouldBe(1);
        program.Error.ShouldContain("this fake has no source");
    }

    [Fact]
    public async Task Value_comes_from_the_environment_then_the_file_and_either_may_name_a_file()
    {
        var made = new List<string>();
        using var program = Program(made);
        program.Write("key", Secret + "\r\n");
        program.Write(".env", "TOWN_KEY_FILE=key\nTOWN_MODE=closed\n");
        await program.RunAsync("migrate", "--source", ".");
        program.Environment["TOWN_KEY"] = "from-environment";
        await program.RunAsync("migrate", "--source", ".");
        program.Environment.Remove("TOWN_KEY");
        program.Environment["TOWN_MODE"] = "";
        program.Environment["TOWN_KEY_FILE"] = Path.Combine(program.Directory, "key");
        await program.RunAsync("migrate", "--source", ".");
        made.ShouldBe([$"{Secret} closed", "from-environment closed", $"{Secret} closed"]);
    }

    [Theory]
    [InlineData("TOWN_KEY", "TOWN_KEY (from the environment) and TOWN_KEY_FILE (from the environment) are both set: keep one of them.")]
    [InlineData(null, "TOWN_KEY_FILE (from the environment) names no file that can be read: write the path of a file that holds the value of TOWN_KEY.")]
    public async Task Unusable_file_is_named_by_its_setting(string? alsoSet, string message)
    {
        using var program = Program();
        program.Environment["TOWN_KEY_FILE"] = Secret;
        if (alsoSet is not null)
            program.Environment[alsoSet] = Secret;
        (await program.RunAsync("migrate", "--source", ".")).ShouldBe(2);
        program.Error.ShouldContain(message);
        program.Everything.ShouldNotContain(Secret);
    }

    [Fact]
    public async Task Empty_file_is_refused()
    {
        using var program = Program();
        program.Write("key", "\n");
        program.Environment["TOWN_KEY_FILE"] = "key";
        (await program.RunAsync("migrate", "--source", ".")).ShouldBe(2);
        program.Error.ShouldContain("TOWN_KEY_FILE (from the environment) names a file that is empty");
    }

    [Fact]
    public async Task Password_of_a_target_may_be_in_a_file_too()
    {
        using var program = new Program().WithTarget();
        program.Write("password", $"{Secret}\n");
        program.Environment["POSTGRES_PASSWORD_FILE"] = "password";
        (await program.RunAsync("status")).ShouldBe(0);
        program.Stores.Opened!.Password.ShouldBe(Secret);
    }

    [Fact]
    public async Task Wrong_value_is_shown_only_where_it_is_no_secret()
    {
        using var program = Program();
        program.Environment["TOWN_KEY"] = Secret;
        program.Environment["TOWN_MODE"] = "ajar";
        (await program.RunAsync("migrate", "--source", ".")).ShouldBe(2);
        program.Error.ShouldBe($"atlas: TOWN_MODE is \"ajar\" (from the environment): write open or closed.{Environment.NewLine}");
        var settings = ProjectSettings.Of(new Dictionary<string, string> { ["TOWN_KEY"] = Secret }, Declared);
        settings.Wrong("TOWN_KEY", "write another").Message.ShouldBe("TOWN_KEY (from the environment): write another.");
        Should.Throw<ArgumentException>(() => settings.Find("TOWN_KEYS")).Message.ShouldContain("register a ProjectSetting");
    }

    [Fact]
    public async Task Declared_settings_are_in_the_help()
    {
        using var program = Program();
        (await program.RunAsync("help", "migrate")).ShouldBe(0);
        program.Out.ShouldContain("    TOWN_KEY  (secret)\n        Opens towns.\n        Default: none. Example: TOWN_KEY=0011\n");
        program.Out.ShouldContain("    TOWN_MODE\n");
        (await program.RunAsync("help", "status")).ShouldBe(0);
        program.Out.ShouldNotContain("TOWN_KEY");
        (await program.RunAsync("help")).ShouldBe(0);
        program.Out.ShouldContain("Settings of its classes: TOWN_KEY (secret), TOWN_MODE; see atlas help migrate.");
    }

    private static Program Program(List<string>? made = null) => new Program
    {
        Plan = () => SamplePlan.WithService(typeof(TownKey)),
        Services = services =>
        {
            foreach (var setting in Declared)
                services.AddSingleton(setting);
            services.AddSingleton(provider => new TownKey(provider.GetRequiredService<ProjectSettings>(), made ?? []));
        },
    }.WithTarget();

    private sealed class TownKey
    {
        public TownKey(ProjectSettings settings, List<string> made)
        {
            var mode = settings.Find("TOWN_MODE") ?? "open";
            if (mode is not ("open" or "closed"))
                throw settings.Wrong("TOWN_MODE", "write open or closed");
            made.Add($"{settings.Require("TOWN_KEY")} {mode}");
        }
    }
}

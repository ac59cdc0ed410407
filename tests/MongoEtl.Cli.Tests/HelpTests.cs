namespace MongoEtl.Cli.Tests;

public sealed class HelpTests
{
    public static TheoryData<string> Verbs => [.. VerbTable.All.Select(verb => verb.Name)];

    [Theory]
    [MemberData(nameof(Verbs))]
    public async Task Manual_page_of_each_verb_is_as_accepted(string verb)
    {
        using var program = new Program();
        (await program.RunAsync([.. verb.Split(' '), "--help"])).ShouldBe(0);
        program.Error.ShouldBeEmpty();
        VerifiedFile.ShouldMatch(program.Out, $"help.{verb.Replace(' ', '-')}");
    }

    [Theory]
    [MemberData(nameof(Verbs))]
    public async Task Help_with_a_verb_prints_the_same_page(string verb)
    {
        using var program = new Program();
        await program.RunAsync([.. verb.Split(' '), "-h"]);
        var page = program.Out;
        (await program.RunAsync(["help", .. verb.Split(' ')])).ShouldBe(0);
        program.Out.ShouldBe(page);
    }

    [Fact]
    public async Task Overview_is_as_accepted()
    {
        using var program = new Program();
        (await program.RunAsync("help")).ShouldBe(0);
        VerifiedFile.ShouldMatch(program.Out, "help");
    }

    [Fact]
    public async Task Help_of_a_group_prints_the_page_of_each_kind()
    {
        using var program = new Program();
        (await program.RunAsync("dead-letters", "--help")).ShouldBe(0);
        program.Out.ShouldContain("atlas dead-letters list - ");
        program.Out.ShouldContain("atlas dead-letters show - ");
    }

    [Fact]
    public void Manual_pages_fit_into_80_columns()
    {
        using var output = new StringWriter();
        foreach (var verb in VerbTable.All)
            ManualWriter.Write(output, verb.Manual, "atlas");
        var lines = output.ToString().Split('\n').Where(line => !line.StartsWith("    atlas ", StringComparison.Ordinal));
        lines.Where(line => line.Length > 80).ShouldBeEmpty();
    }

    [Fact]
    public async Task Without_a_verb_the_overview_goes_to_standard_error()
    {
        using var program = new Program();
        (await program.RunAsync()).ShouldBe(2);
        program.Out.ShouldBeEmpty();
        program.Error.ShouldContain("migrate");
    }

    [Theory]
    [InlineData("version")]
    [InlineData("--version")]
    public async Task Version_names_program_and_runtime(string word)
    {
        using var program = new Program();
        (await program.RunAsync(word)).ShouldBe(0);
        program.Out.ShouldStartWith("atlas ");
        program.Out.ShouldContain($".NET {Environment.Version}");
    }
}

namespace MongoEtl.Cli.Tests;

public sealed class UsageTests
{
    [Theory]
    [InlineData("migrat", "There is no verb \"migrat\". Did you mean migrate?")]
    [InlineData("mgirate", "Did you mean migrate?")]
    [InlineData("stat", "Did you mean status?")]
    [InlineData("dead-leters", "Did you mean dead-letters?")]
    [InlineData("xyzzy", "There is no verb \"xyzzy\".")]
    public async Task Unknown_verb_gets_the_nearest_name(string verb, string expected)
    {
        using var program = new Program();
        (await program.RunAsync(verb)).ShouldBe(2);
        program.Error.ShouldContain(expected);
        program.Out.ShouldBeEmpty();
    }

    [Fact]
    public async Task Group_without_a_kind_lists_the_kinds()
    {
        using var program = new Program();
        (await program.RunAsync("dead-letters", "lst")).ShouldBe(2);
        program.Error.ShouldContain("dead-letters needs one of the words list, show");
        program.Error.ShouldContain("Did you mean dead-letters list?");
    }

    [Fact]
    public async Task Option_before_the_verb_is_refused()
    {
        using var program = new Program();
        (await program.RunAsync("--only", "x")).ShouldBe(2);
        program.Error.ShouldContain("write the verb first");
    }

    [Theory]
    [InlineData("plan --jsn", "There is no option --jsn. Did you mean --json?")]
    [InlineData("migrate --drty-run", "There is no option --drty-run. Did you mean --dry-run?")]
    [InlineData("migrate --jobs many", "--jobs has a value it cannot take; an example of a right one: --jobs 4")]
    [InlineData("migrate --jobs", "--jobs needs a value, for example: --jobs 4")]
    [InlineData("migrate --jobs 0", "--jobs is 0: write a whole number from 1 up.")]
    [InlineData("migrate --jobs 1 --jobs 2", "--jobs is given more than once.")]
    [InlineData("migrate --max-rate -1", "--max-rate")]
    [InlineData("migrate --retry-limit -1", "--retry-limit is -1")]
    [InlineData("migrate --max-dead-letters some", "--max-dead-letters is neither a number nor a percentage")]
    [InlineData("migrate --dry-run --truncate", "--dry-run writes nothing, so --truncate cannot go with it")]
    [InlineData("migrate province", "options begin with --")]
    [InlineData("sample", "--out is missing")]
    [InlineData("sample --out x --scale 0", "--scale is 0: write a whole number from 1 up.")]
    [InlineData("plan --json --sql", "--json and --sql exclude each other")]
    [InlineData("plan --sql --cql", "--sql and --cql exclude each other")]
    [InlineData("plan --only provinc", "the plan has no entity \"provinc\". Did you mean province? It has province, town.")]
    [InlineData("dead-letters show", "Write the _id behind the verb")]
    [InlineData("dead-letters show a b", "There are 2 words where 1 should be.")]
    public async Task Wrong_options_say_what_is_wrong_and_what_to_write(string commandLine, string expected)
    {
        using var program = new Program().WithTarget();
        (await program.RunAsync(commandLine.Split(' '))).ShouldBe(2);
        program.Error.ShouldContain(expected);
        program.Error.ShouldContain("`atlas help");
        program.Out.ShouldBeEmpty();
    }

    [Fact]
    public async Task Several_wrong_options_are_all_listed()
    {
        using var program = new Program();
        (await program.RunAsync("migrate", "--jbos", "3", "--lmit", "4")).ShouldBe(2);
        program.Error.ShouldContain("--jbos. Did you mean --jobs?");
        program.Error.ShouldContain("--lmit. Did you mean --limit?");
    }
}

using MongoEtl.Generators.Tests.Compiling;

namespace MongoEtl.Generators.Tests;

public sealed class OutputCompilesTests
{
    [Fact]
    public void The_example_of_the_design_compiles_without_warnings()
    {
        var run = GeneratorRun.Of(Examples.Municipality);
        run.Diagnostics.ShouldBeEmpty();
        run.CompilerMessages().ShouldBeEmpty();
    }
}

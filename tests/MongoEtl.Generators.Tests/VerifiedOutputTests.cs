using MongoEtl.Generators.Tests.Compiling;

namespace MongoEtl.Generators.Tests;

/// <summary>What is written for the example of the design, file by file.</summary>
public sealed class VerifiedOutputTests
{
    private static readonly GeneratorRun Run = GeneratorRun.Of(Examples.Municipality);

    [Theory]
    [InlineData("Town.Municipality.View.g.cs", "Municipality.View")]
    [InlineData("Town.Municipality.Entity.g.cs", "Municipality.Entity")]
    [InlineData("Town.MunicipalityRow.Copy.g.cs", "MunicipalityRow.Copy")]
    [InlineData("Town.MunicipalityRow.Table.g.cs", "MunicipalityRow.Table")]
    [InlineData("MigrationPlan.g.cs", "MigrationPlan")]
    [InlineData("KeyTargets.g.cs", "KeyTargets")]
    public void Output_is_as_reviewed(string hintName, string verified) => Verified.Matches(verified, Run.File(hintName));
}

using MongoEtl.IntegrationTests.Bson;
using MongoEtl.IntegrationTests.Dumps;
using MongoEtl.IntegrationTests.Programs;
using MongoEtl.IntegrationTests.Servers;

namespace MongoEtl.IntegrationTests.RealDumps;

[Trait("Category", "Server")]
public sealed class ZipTests(PostgresFixture postgres)
{
    [Fact]
    public async Task Every_row_is_what_its_document_says()
    {
        var database = await postgres.CreateDatabaseAsync();
        using var migrator = new Migrator(ProgramFile.RealDumps, database);

        (await migrator.RunAsync("migrate", "--source", RealDumpFiles.Folder(), "--only", "zip")).ShouldExit(0);

        var expected = BsonDecoder.ReadFile(RealDumpFiles.File("sample_training", "zips")).Select(ExpectedRow).ToList();
        var actual = await database.RowsAsync("SELECT id, city, zip, x, y, pop, state FROM zips");
        expected.Count.ShouldBe(29_470);
        RowSets.ShouldBeSame(actual, expected);
    }

    private static object?[] ExpectedRow(Dictionary<string, object?> zip)
    {
        var place = (Dictionary<string, object?>)zip["loc"]!;
        return [((Oid)zip["_id"]!).Hex, zip["city"], zip["zip"], place["x"], place["y"], zip["pop"], zip["state"]];
    }
}

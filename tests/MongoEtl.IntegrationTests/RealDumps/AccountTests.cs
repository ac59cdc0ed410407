using MongoEtl.IntegrationTests.Bson;
using MongoEtl.IntegrationTests.Dumps;
using MongoEtl.IntegrationTests.Programs;
using MongoEtl.IntegrationTests.Servers;

namespace MongoEtl.IntegrationTests.RealDumps;

[Trait("Category", "Server")]
public sealed class AccountTests(PostgresFixture postgres)
{
    [Fact]
    public async Task Every_account_and_session_is_what_its_document_says_and_sessions_find_accounts_by_email()
    {
        var database = await postgres.CreateDatabaseAsync();
        using var migrator = new Migrator(ProgramFile.RealDumps, database);

        (await migrator.RunAsync("migrate", "--source", RealDumpFiles.Folder())).ShouldExit(0);

        var users = BsonDecoder.ReadFile(RealDumpFiles.File("sample_mflix", "users")).ToList();
        users.Count.ShouldBe(185);
        RowSets.ShouldBeSame(
            await database.RowsAsync("SELECT id, name, email, password_hash, created_at FROM account"),
            users.Select((user, place) => new[] { place + 1, user["name"], user["email"], user["password"], ((Oid)user["_id"]!).Time }).ToList());
        RowSets.ShouldBeSame(
            await database.RowsAsync("SELECT id, account_id, user_email, token FROM session"),
            BsonDecoder.ReadFile(RealDumpFiles.File("sample_mflix", "sessions")).Select(session => ExpectedSession(session, users)).ToList());
    }

    private static object?[] ExpectedSession(Dictionary<string, object?> session, List<Dictionary<string, object?>> users)
    {
        var place = users.FindIndex(user => user["email"]!.Equals(session["user_id"]));
        return [((Oid)session["_id"]!).Hex, place < 0 ? null : place + 1, session["user_id"], session["jwt"]];
    }
}

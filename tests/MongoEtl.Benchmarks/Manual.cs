namespace MongoEtl.Benchmarks;

/// <summary>What each command does and takes, for people.</summary>
internal static class Manual
{
    /// <summary>All commands in a line each.</summary>
    public const string Overview = """
        whole-run   migrate from a dump into PostgreSQL, against PostgreSQL's own COPY
        mongo       migrate from a server into PostgreSQL, against reading it and against the same documents from a dump
        many-rows   migrate from a dump into Cassandra, against its own frames sent again
        micro       the hot paths alone: time and bytes allocated (options of BenchmarkDotNet)

        COMMAND --help says more. Only ratios within one run on one machine mean anything.
        """;

    private static readonly Dictionary<string, string> s_commands = new(StringComparer.Ordinal)
    {
        ["whole-run"] = """
            whole-run: migrate into an empty table and again, against \copy and primary key, and \copy and merge, by psql. Alternating.

            --program FILE          the migrator: tests/MongoEtl.ZipMigrator, published     artifacts/zip-migrator/zip-migrator
            --zips FILE             the real dump, whose documents are repeated             below MONGOETL_DATA, or ../shared/data
            --documents NUMBER      documents of the dump that is written                   1000000
            --runs NUMBER           measurements of each                                    5
            --jobs NUMBER           for migrate --jobs                                      1
            --floor-memory SIZE     maintenance_work_mem of the floor's session             the server's own
            """,
        ["mongo"] = """
            mongo: a mongo-java-server with its documents in memory is read by a loop that throws the answers away, read to a no-op, and
            migrated from, in turn with a migration of the same documents from a dump.

            --program FILE          the migrator: tests/MongoEtl.ZipMigrator, published     artifacts/zip-migrator/zip-migrator
            --zips FILE             the real dump, whose documents are repeated             below MONGOETL_DATA, or ../shared/data
            --servers DIR           where the script run is                                 MONGOETL_SERVERS, or ../shared/servers
            --documents NUMBER      documents in the server and in the dump                 1000000
            --runs NUMBER           measurements of each, after one that does not count     5
            --jobs NUMBER           for migrate --jobs                                      1
            """,
        ["many-rows"] = """
            many-rows: migrate into one table of Cassandra at a time, against a loop over the same client that sends the frames again that one
            run had sent. Alternating. CASSANDRA_HOSTS names a node to use; without it MONGOETL_SERVERS names the folder whose script run
            starts one.

            --program FILE          the migrator: tests/MongoEtl.ChatMigrator, published    artifacts/chat-migrator/chat-migrator
            --rows NUMBER           rows of each table                                      1000000
            --runs NUMBER           measurements of each                                    3
            --tables NAMES          rooms, messages, or both                                rooms,messages
            --jobs NUMBER           for migrate --jobs                                      1
            --in-flight NUMBERS     frames that the floor has on the way; the quickest      1024
                                    of several numbers counts
            --heap SIZE             memory of the node that is started                      2g
            """,
    };

    /// <summary>The page that arguments ask for; null where they ask for none.</summary>
    public static string? AskedFor(string[] arguments) => arguments switch
    {
        ["micro", ..] => null,
        [var command, .. var options] when s_commands.TryGetValue(command, out var page) => options.Any(IsHelp) ? page : null,
        [var word, ..] when IsHelp(word) => Overview,
        _ => null,
    };

    private static bool IsHelp(string word) => word is "--help" or "-h" or "-?" or "help";
}

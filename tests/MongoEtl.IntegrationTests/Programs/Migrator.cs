using MongoEtl.IntegrationTests.Dumps;
using MongoEtl.IntegrationTests.Servers;

namespace MongoEtl.IntegrationTests.Programs;

/// <summary>Runs one program against one database, in a folder of its own where its logs and metrics go.</summary>
internal sealed class Migrator(ProgramFile program, TestDatabase? database) : IDisposable
{
    private static readonly string[] _settings =
        ["MONGODB_URI", "MONGODB_URI_FILE", "MONGODB_READ_CONCERN",
            "ENCRYPTION_MODE", "ENCRYPTION_IV", "OLD_ENCRYPTION_KEY", "OLD_ENCRYPTION_NONCE", "KEEP_PLAINTEXT", "URL_PREFIXES", "USER_UUID_NAMESPACE",
            "POSTGRES_HOST", "POSTGRES_PORT", "POSTGRES_DB", "POSTGRES_USER", "POSTGRES_PASSWORD", "POSTGRES_SSLMODE", "ENCRYPTION_KEY",
            "CASSANDRA_HOSTS", "CASSANDRA_KEYSPACE", "CASSANDRA_USER", "CASSANDRA_PASSWORD", "CASSANDRA_WRITE_CONSISTENCY",
            "CASSANDRA_REPLICATION", "CASSANDRA_DATACENTER",
            "CASSANDRA_TLS", "CASSANDRA_TLS_CA",
            "STATE_HOST", "STATE_PORT", "STATE_DB", "STATE_USER", "STATE_PASSWORD", "STATE_SSLMODE"];

    private readonly TemporaryFolder _folder = new();

    /// <summary>The working directory of the program.</summary>
    public string Folder => _folder.Path;

    /// <summary>Settings above those of the database; null takes one away.</summary>
    public Dictionary<string, string?> Environment { get; } = [];

    /// <summary>Runs a verb to its end, with standard input closed.</summary>
    public async Task<ProgramResult> RunAsync(params string[] arguments)
    {
        using var running = Start(arguments);
        running.Answer("");
        return await running.WaitAsync();
    }

    /// <summary>Begins a verb.</summary>
    public RunningProgram Start(params string[] arguments)
    {
        var environment = _settings.ToDictionary(name => name, string? (name) => database?.Settings.GetValueOrDefault(name));
        // Where there is a database, so that a demo shows that it needs none.
        foreach (var (name, value) in database is null ? [] : CommunityKeys.OfSample.AsEnumerable())
            environment[name] = value;
        foreach (var (name, value) in Environment)
            environment[name] = value;
        return new RunningProgram(program, arguments, environment, Folder);
    }

    /// <summary>Text of all files that runs left in the working directory.</summary>
    public string LeftBehind() =>
        string.Join('\n', Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories).Order().Select(File.ReadAllText));

    public void Dispose() => _folder.Dispose();
}

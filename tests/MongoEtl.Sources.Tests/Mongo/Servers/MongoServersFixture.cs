using MongoEtl.Sources.Tests;

[assembly: AssemblyFixture(typeof(MongoServersFixture))]

namespace MongoEtl.Sources.Tests;

/// <summary>The servers of the test project, each started when a test first asks for it.</summary>
public sealed class MongoServersFixture : IAsyncLifetime
{
    /// <summary>The user that FerretDB knows.</summary>
    public const string User = "migrator";

    /// <summary>Its password. No output of any program may ever hold it.</summary>
    public const string Password = "s3cret-0f-tests";

    private readonly SemaphoreSlim _turn = new(1);
    private MongoProcess? _javaServer;
    private MongoProcess? _ferret;

    /// <summary>mongo-java-server: legacy handshake, no users, no TLS. Its documents are in memory.</summary>
    public Task<MongoProcess> JavaServerAsync() => OnceAsync(() => _javaServer, async () =>
        _javaServer = await MongoProcess.StartAsync("mongo-java-server", "--memory", "--heap", "1g"));

    /// <summary>FerretDB with SCRAM-SHA-256 over TLS; its certificate is that of <see cref="MongoCertificates"/>.</summary>
    public Task<MongoProcess> FerretAsync() => OnceAsync(() => _ferret, async () =>
    {
        var files = MongoCertificates.Shared;
        var tls = $"{files.ServerCertificateFile}:{files.ServerKeyFile}";
        return _ferret = await MongoProcess.StartAsync("ferretdb", "--auth", $"{User}:{Password}", "--tls", tls);
    });

    public ValueTask InitializeAsync() => default;

    public async ValueTask DisposeAsync()
    {
        foreach (var process in (MongoProcess?[])[_javaServer, _ferret])
        {
            if (process is not null)
                await process.DisposeAsync();
        }
        _turn.Dispose();
    }

    private async Task<MongoProcess> OnceAsync(Func<MongoProcess?> known, Func<Task<MongoProcess>> start)
    {
        await _turn.WaitAsync();
        try
        {
            return known() ?? await start();
        }
        finally
        {
            _turn.Release();
        }
    }
}

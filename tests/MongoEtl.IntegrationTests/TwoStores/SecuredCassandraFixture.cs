using System.Diagnostics;
using System.Net;
using MongoEtl.Cassandra;
using MongoEtl.Cassandra.Tests;

namespace MongoEtl.IntegrationTests.TwoStores;

/// <summary>One node that asks for TLS and passwords. Beside the superuser it has a role that may sign in and read the schema, and nothing
/// else.</summary>
public sealed class SecuredCassandraFixture : IAsyncLifetime
{
    private static readonly TimeSpan _patience = TimeSpan.FromMinutes(1);
    private readonly TestCertificates? _certificates = CassandraNode.Absence is null ? new TestCertificates() : null;
    private CassandraNode? _node;

    /// <summary>A role without permissions; its password is its name.</summary>
    public string Guest => "guest";

    internal TestCertificates Certificates => _certificates!;

    /// <summary>Where it takes connections. Skips the test where no server can be had.</summary>
    public IPEndPoint EndPoint
    {
        get
        {
            CassandraFixture.RequireOrSkip();
            return _node!.EndPoint;
        }
    }

    public async ValueTask InitializeAsync()
    {
        if (_certificates is null)
            return;
        _node = await CassandraNode.StartAsync(new CassandraNodeOptions { HasAuthentication = true, KeyStore = _certificates.KeyStore });
        await UntilItKnowsTheSuperuserAsync();
        await ExecuteAsync($"CREATE ROLE {Guest} WITH PASSWORD = '{Guest}' AND LOGIN = true");
    }

    /// <summary>Runs statements as superuser.</summary>
    public async Task ExecuteAsync(params string[] statements)
    {
        await using var session = await CqlSession.ConnectAsync(Options);
        foreach (var statement in statements)
            await session.ChangeSchemaAsync(statement);
    }

    /// <summary>The rows of a statement, read as superuser.</summary>
    internal async Task<string[]> ReadAsync(string statement) => await CassandraRows.ReadAsync(Options, statement);

    public async ValueTask DisposeAsync()
    {
        if (_node is not null)
            await _node.DisposeAsync();
        _certificates?.Dispose();
    }

    private SessionOptions Options => new()
    {
        ContactPoints = [new ContactPoint(EndPoint.Address.ToString(), EndPoint.Port)],
        User = "cassandra",
        Password = "cassandra",
        Tls = new TlsOptions { AuthorityFile = Certificates.AuthorityFile },
        RequestTimeout = TimeSpan.FromSeconds(60),
        ConnectTimeout = TimeSpan.FromSeconds(30),
    };

    // The server makes its first role some moments after it takes connections.
    private async Task UntilItKnowsTheSuperuserAsync()
    {
        var waiting = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                await using var session = await CqlSession.ConnectAsync(Options);
                return;
            }
            catch (ClusterException) when (waiting.Elapsed < _patience)
            {
                await Task.Delay(200);
            }
        }
    }
}

using MongoEtl.PostgreSql;

namespace MongoEtl.Cli;

/// <summary>The PostgreSQL of a demo: a private one, or the one that the settings name.</summary>
internal sealed class DemoServer : IAsyncDisposable
{
    private readonly PostgresServer? _server;
    private readonly TextWriter _output;

    private DemoServer(TargetSettings settings, PostgresServer? server, TextWriter output) =>
        (Settings, _server, _output) = (settings, server, output);

    /// <summary>How to reach it.</summary>
    public TargetSettings Settings { get; }

    /// <summary>Starts the private server, unless another is given.</summary>
    /// <exception cref="VerbFailedException">PostgreSQL is not installed, or did not start.</exception>
    public static async Task<DemoServer> StartAsync(Invocation invocation, TargetSettings? given, DemoFolder folder)
    {
        var output = invocation.Out;
        if (given is not null)
        {
            output.WriteLine($"1. Server: {given}, as POSTGRES_HOST says");
            return new DemoServer(given, null, output);
        }
        try
        {
            var options = new PostgresServerOptions { Folder = folder.Server };
            var server = await PostgresServer.StartAsync(options, invocation.Cancellation).ConfigureAwait(false);
            var own = server.Options();
            output.WriteLine($"1. Server: a private PostgreSQL in {folder.Server}");
            return new DemoServer(new TargetSettings(own.Host, own.Port, own.Database, own.User, own.Password, "disable"), server, output);
        }
        catch (PostgresUnavailableException error)
        {
            throw new VerbFailedException(error.Message, error);
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (_server is null)
            return;
        await _server.DisposeAsync().ConfigureAwait(false);
        _output.WriteLine("The private server is stopped.");
    }
}

using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace MongoEtl.IntegrationTests.Servers;

/// <summary>A private PostgreSQL server in a folder of its own, which a test may also kill and start again.</summary>
internal sealed class PostgresInstance : IAsyncDisposable
{
    /// <summary>Password of every role. No output of any program may ever hold it.</summary>
    public const string Password = "tr0ub4dor-and-3-secrets";

    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(60);
    private readonly string _folder = Directory.CreateTempSubdirectory("mongoetl-pg-").FullName;
    private Process? _server;
    private string[] _frozen = [];
    private string[] _settings = [];

    public int Port { get; } = FreePort();

    /// <summary>Initialises the folder and starts the server.</summary>
    /// <param name="settings">Settings of its own, as <c>name=value</c>.</param>
    public static async Task<PostgresInstance> StartAsync(params string[] settings)
    {
        var instance = new PostgresInstance { _settings = [.. settings.SelectMany(setting => new[] { "-c", setting })] };
        await instance.InitialiseAsync();
        await instance.StartServerAsync();
        return instance;
    }

    /// <summary>A connection string for <paramref name="role"/>, with no pool, so that nothing outlives its use.</summary>
    public string ConnectionString(string database, string role = "postgres") =>
        $"Host=127.0.0.1;Port={Port};Database={database};Username={role};Password={Password};Pooling=false;Timeout=15;Command Timeout=60;Timezone=UTC";

    /// <summary>SIGKILL: the server has no chance to say good-bye, as in a crash.</summary>
    public async Task KillAsync()
    {
        _server!.Kill();
        await _server.WaitForExitAsync();
    }

    /// <summary>SIGSTOP for the server and its sessions: it seems to take connections, and answers nothing until it is disposed of.</summary>
    public async Task FreezeAsync()
    {
        await using (var connection = new NpgsqlConnection(ConnectionString("postgres")))
        {
            await connection.OpenAsync();
            await using var sessions = new NpgsqlCommand(
                "SELECT array_agg(pid) FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()", connection);
            var pids = (int[])(await sessions.ExecuteScalarAsync())!;
            _frozen = [_server!.Id.ToString(), .. pids.Select(pid => pid.ToString())];
        }
        await FinishAsync(Process.Start("kill", ["-STOP", .. _frozen]), "kill");
    }

    /// <summary>Starts the server again on the same folder. It recovers by itself.</summary>
    public async Task StartServerAsync()
    {
        var deadline = Stopwatch.StartNew();
        do
        {
            // Until the last backend of a killed server is gone, its shared memory is in use and the start is refused.
            _server = Start("postgres", ["-D", Data, "-c", $"port={Port}", "-c", "listen_addresses=127.0.0.1",
                "-c", $"unix_socket_directories={_folder}", "-c", "fsync=off", "-c", "max_connections=200", "-c", "max_wal_size=2GB", .. _settings]);
            if (await AnswersAsync(deadline))
                return;
        }
        while (deadline.Elapsed < _patience);
        throw new InvalidOperationException($"the private PostgreSQL in {_folder} did not start within {_patience.TotalSeconds:0} s");
    }

    public async ValueTask DisposeAsync()
    {
        // Stopped sessions would never notice that their server is gone; some may be by now, which kill says with its exit code.
        if (_frozen.Length > 0)
            await Process.Start("kill", ["-CONT", .. _frozen]).WaitForExitAsync();
        if (_server is { HasExited: false })
            await KillAsync();
        for (var attempt = 0; Directory.Exists(_folder); attempt++)
        {
            try
            {
                Directory.Delete(_folder, recursive: true);
            }
            catch (IOException) when (attempt < 50)
            {
                await Task.Delay(100); // a backend that has not yet noticed still writes there
            }
        }
    }

    private string Data => Path.Combine(_folder, "data");

    private async Task InitialiseAsync()
    {
        var passwordFile = Path.Combine(_folder, "password");
        await File.WriteAllTextAsync(passwordFile, Password);
        if (Environment.IsPrivilegedProcess)
            await FinishAsync(Process.Start("chown", ["-R", "postgres", _folder]), "chown");
        await FinishAsync(Start("initdb", "-D", Data, "-U", "postgres", "--pwfile", passwordFile,
            "--auth-local=trust", "--auth-host=scram-sha-256", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"), "initdb");
    }

    /// <summary>PostgreSQL refuses to run as root: there it runs as user postgres. <c>setpriv</c> replaces itself, so the process is the
    /// server.</summary>
    private Process Start(string program, params string[] arguments)
    {
        var path = Path.Combine(PostgresPrograms.Folder!, program);
        string[] command = Environment.IsPrivilegedProcess
            ? ["setpriv", "--reuid", "postgres", "--regid", "postgres", "--clear-groups", path, .. arguments]
            : [path, .. arguments];
        var start = new ProcessStartInfo(command[0], command[1..]) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = _folder };
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    private async Task<bool> AnswersAsync(Stopwatch deadline)
    {
        while (!_server!.HasExited && deadline.Elapsed < _patience)
        {
            try
            {
                await using var connection = new NpgsqlConnection(ConnectionString("postgres"));
                await connection.OpenAsync();
                return true;
            }
            catch (NpgsqlException)
            {
                await Task.Delay(50);
            }
        }

        return false;
    }

    private static async Task FinishAsync(Process process, string name)
    {
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{name} ended with exit code {process.ExitCode}");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

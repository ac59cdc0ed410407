using System.Diagnostics;

namespace MongoEtl.PostgreSql;

/// <summary>A PostgreSQL of our own in one folder, reached through a Unix socket in that folder, so that nobody else on the machine can
/// sign in and no port is taken. Used by <c>demo</c> and by tests.</summary>
public sealed class PostgresServer : IAsyncDisposable
{
    /// <summary>In the socket's name only; no TCP port is opened.</summary>
    private const int SocketNumber = 5432;

    /// <summary>Linux takes 107 bytes of path.</summary>
    private const int LongestSocketPath = 100;
    private const string Superuser = "postgres";

    private readonly PostgresServerOptions _options;
    private readonly ServerAccount _account;
    private readonly string _programs;
    private bool _isRunning;

    private PostgresServer(PostgresServerOptions options, ServerAccount account, string programs) =>
        (_options, _account, _programs) = (options, account, programs);

    private string Data => Path.Combine(_options.Folder, "data");

    private string Log => Path.Combine(_options.Folder, "server.log");

    /// <summary>Starts the server and returns when it takes connections. What a killed owner left (a running server, a
    /// stale lock file) is cleared away first.</summary>
    /// <exception cref="PostgresUnavailableException">PostgreSQL is not installed, cannot run here, did not start in
    /// time, or another process uses the folder.</exception>
    public static async Task<PostgresServer> StartAsync(PostgresServerOptions options, CancellationToken cancellation)
    {
        var programs = PostgresPrograms.Find() ?? throw new PostgresUnavailableException(
            "PostgreSQL's server programs (initdb, pg_ctl) are neither on the PATH nor in /usr/lib/postgresql/*/bin. "
            + "Install them (Debian, Ubuntu: apt-get install postgresql), or set POSTGRES_HOST to use a server elsewhere.");
        options = options with { Folder = Path.GetFullPath(options.Folder) };
        var server = new PostgresServer(options, ServerAccount.Find(), programs);
        await Task.Run(server.Start, cancellation).ConfigureAwait(false);
        return server;
    }

    /// <summary>How to connect to a database of this server.</summary>
    public PostgresOptions Options(string database = "postgres") =>
        new() { Host = _options.Folder, Port = SocketNumber, Database = database, User = Superuser };

    /// <summary>Ends all connections as a crash would: no checkpoint, no farewell. For tests of
    /// recovery; <see cref="Resume"/> starts it again.</summary>
    public void Crash()
    {
        Control("stop", "-m", "immediate");
        _isRunning = false;
    }

    /// <summary>Starts the server again after <see cref="Crash"/>.</summary>
    public void Resume() => Launch();

    private void Start()
    {
        if (Path.Combine(_options.Folder, $".s.PGSQL.{SocketNumber}").Length > LongestSocketPath)
            throw new PostgresUnavailableException($"The path {_options.Folder} is too long for a Unix socket; choose a folder of at most {LongestSocketPath - 15} characters.");
        Directory.CreateDirectory(_options.Folder);
        if (ServerOwner.Find(_options.Folder) is { } owner && owner != Environment.ProcessId)
            throw new PostgresUnavailableException(
                $"Process {owner} runs a server in {_options.Folder}; wait until it ends, or choose another folder.");
        ServerOwner.Write(_options.Folder);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(_options.Folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        _account.Give(_options.Folder);
        if (!_account.CanEnter(_options.Folder))
            throw new PostgresUnavailableException($"The user postgres, as which the server runs because we are root, cannot reach {_options.Folder}; choose a folder under one that everybody may enter, such as /tmp.");
        ClearLeftovers();
        Initialize();
        Launch();
    }

    private void ClearLeftovers()
    {
        var lockFile = Path.Combine(Data, "postmaster.pid");
        if (!File.Exists(lockFile))
            return;
        if (Control("status").ExitCode == 0)
            Control("stop", "-m", "fast");
        // What still lies there names a process that is gone, or one that took its id.
        File.Delete(lockFile);
    }

    /// <summary>Made beside and moved, so that half a database is never taken for one.</summary>
    private void Initialize()
    {
        if (Directory.Exists(Data))
            return;
        var unfinished = Path.Combine(_options.Folder, "data.unfinished");
        if (Directory.Exists(unfinished))
            Directory.Delete(unfinished, recursive: true);
        string[] haste = _options.IsTemporary ? ["--no-sync"] : [];
        var made = _account.Run(_options.Folder, Path.Combine(_programs, "initdb"),
            ["-D", unfinished, "-U", Superuser, "-A", "trust", "-E", "UTF8", "--no-locale", .. haste]);
        if (made.ExitCode != 0)
            throw new PostgresUnavailableException($"initdb failed in {_options.Folder}: {made.Output.Trim()}");
        Directory.Move(unfinished, Data);
    }

    private void Launch()
    {
        var settings = $"-c listen_addresses='' -c unix_socket_directories='{_options.Folder}' -c port={SocketNumber} -c max_wal_size=4GB -c shared_buffers=256MB";
        if (_options.IsTemporary)
            settings += " -c fsync=off -c full_page_writes=off";
        var started = Control("start", "-l", Log, "-o", settings);
        if (started.ExitCode != 0)
            throw new PostgresUnavailableException($"PostgreSQL did not start in {_options.Folder} within {_options.WaitSeconds} s: {started.Output.Trim()}; its log is {Log}");
        _isRunning = true;
    }

    private (int ExitCode, string Output) Control(string action, params string[] arguments)
    {
        string[] wait = action == "status" ? [] : ["-w", "-t", $"{_options.WaitSeconds}"];
        return _account.Run(_options.Folder, Path.Combine(_programs, "pg_ctl"), [action, "-D", Data, .. wait, .. arguments]);
    }

    /// <summary>Stops the server, waiting until it has, and deletes the folder of a temporary one.</summary>
    public ValueTask DisposeAsync()
    {
        if (_isRunning && Control("stop", "-m", "fast") is { ExitCode: not 0 } failed)
            Trace.TraceWarning("PostgreSQL in {0} did not stop: {1}", _options.Folder, failed.Output.Trim());
        _isRunning = false;
        if (!Directory.Exists(_options.Folder))
            return ValueTask.CompletedTask;
        ServerOwner.Remove(_options.Folder);
        if (_options.IsTemporary)
            Directory.Delete(_options.Folder, recursive: true);
        return ValueTask.CompletedTask;
    }
}

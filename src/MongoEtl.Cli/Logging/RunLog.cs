using System.Globalization;
using System.Threading.Channels;
using NLog;
using NLog.Config;
using NLog.Targets;

namespace MongoEtl.Cli;

/// <summary>The log file of one run, <c>etl_yyyymmdd_hhmmss.log</c> (UTC), cut at 10 MiB with five older parts kept. Lines carry a stable
/// event number. NLog takes some 80 ms to set up, so that happens on a thread of its own while the run begins; writing never
/// waits.</summary>
internal sealed class RunLog : IAsyncDisposable
{
    private const long PartBytes = 10 * 1024 * 1024;
    private const int PartsKept = 5;

    private readonly Channel<Line> _lines = Channel.CreateUnbounded<Line>(new UnboundedChannelOptions { SingleReader = true });
    private readonly Task _writing;
    private readonly TimeProvider _clock;

    private RunLog(RunFiles files, TimeProvider clock)
    {
        Files = files;
        _clock = clock;
        _writing = Task.Run(WriteAsync);
    }

    /// <summary>The names of this run's files.</summary>
    public RunFiles Files { get; }

    /// <summary>Creates the folder and the file.</summary>
    /// <exception cref="UsageException">It cannot be written there.</exception>
    public static RunLog Open(string directory, TimeProvider clock) => new(RunFiles.Create(directory, clock), clock);

    /// <summary>Adds a line. Texts hold no values of documents and no credentials.</summary>
    public void Write(LogEvent what, string text)
    {
        var level = what switch
        {
            LogEvent.VerbFailed => LogLevel.Error,
            LogEvent.Warning or LogEvent.VerbInterrupted => LogLevel.Warn,
            _ => LogLevel.Info,
        };
        _lines.Writer.TryWrite(new Line(_clock.GetUtcNow(), level, what, text));
    }

    /// <summary>Writes what is left and closes the file.</summary>
    public async ValueTask DisposeAsync()
    {
        _lines.Writer.TryComplete();
        await _writing.ConfigureAwait(false);
    }

    private async Task WriteAsync()
    {
        using var factory = new LogFactory();
        factory.Configuration = Configure();
        var logger = factory.GetLogger("etl");
        await foreach (var line in _lines.Reader.ReadAllAsync().ConfigureAwait(false))
        {
            var moment = line.Moment.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
            logger.Log(line.Level, $"{moment} {line.Level.Name.ToUpperInvariant(),-5} [{(int)line.Event}] {line.Text}");
        }
        factory.Shutdown();
    }

    private LoggingConfiguration Configure()
    {
        var configuration = new LoggingConfiguration();
        configuration.AddRule(LogLevel.Info, LogLevel.Fatal, new FileTarget("file")
        {
            FileName = Files.Log,
            Layout = "${message}",
            ArchiveAboveSize = PartBytes,
            MaxArchiveFiles = PartsKept,
            // With a name for older parts NLog moves them away; without one it would go on under a new name and drop the one we announced.
            ArchiveFileName = Files.Log,
            ArchiveSuffixFormat = "_{0:00}",
            KeepFileOpen = true,
            Encoding = new System.Text.UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        });
        return configuration;
    }

    private readonly record struct Line(DateTimeOffset Moment, LogLevel Level, LogEvent Event, string Text);
}

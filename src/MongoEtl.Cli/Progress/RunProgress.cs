using System.Collections.Concurrent;
using MongoEtl.Runtime;

namespace MongoEtl.Cli;

/// <summary>Hears of a migration's progress and passes it on to the log and to the screen. Phases always reach the log; numbers in between
/// reach it every ten seconds.</summary>
internal sealed class RunProgress(RunLog log, IProgressView view, Action started) : IMigrationProgress
{
    private static readonly TimeSpan LogPause = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<(string, Store), (EntityPhase Phase, TimeSpan At)> _logged = new();
    private int _started;

    /// <inheritdoc />
    public void Update(EntityProgress progress)
    {
        Start();
        view.Show(progress);
        var isNew = !_logged.TryGetValue((progress.Entity, progress.Store), out var last) || last.Phase != progress.Phase;
        if (!isNew && progress.Elapsed - last.At < LogPause)
            return;
        _logged[(progress.Entity, progress.Store)] = (progress.Phase, progress.Elapsed);
        log.Write(isNew ? LogEvent.PhaseReached : LogEvent.Progress, ProgressText.Line(progress));
    }

    /// <inheritdoc />
    public void Note(bool isWarning, string? entity, string text)
    {
        Start();
        var line = entity is null ? text : $"{entity}: {text}";
        log.Write(isWarning ? LogEvent.Warning : LogEvent.Note, line);
        view.Note(isWarning, line);
    }

    // Not before the migration gives a sign of life: one that is refused, since another holds the plan, must leave that one's log alone.
    private void Start()
    {
        if (Volatile.Read(ref _started) == 0 && Interlocked.Exchange(ref _started, 1) == 0)
            started();
    }
}

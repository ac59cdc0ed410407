using System.Globalization;
using MongoEtl.Runtime;

namespace MongoEtl.Cli;

/// <summary>Progress for pipes and files: a line for each phase of an entity that takes a second or more, one every two seconds while it
/// lasts
/// and numbers move, and one when the entity is done.</summary>
internal sealed class PlainProgress : IProgressView
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    private readonly Lock _lock = new();
    private readonly Dictionary<(string, Store), Shown> _entities = [];
    private readonly TextWriter _output;
    private readonly TimeProvider _clock;
    private readonly ITimer _timer;

    private readonly Func<EntityProgress, string> _line;

    public PlainProgress(TextWriter output, TimeProvider clock, Func<EntityProgress, string>? line = null)
    {
        (_output, _clock, _line) = (output, clock, line ?? ProgressText.Line);
        // A long index build reports itself once, at its beginning; the timer prints it when it turns out to be long.
        _timer = clock.CreateTimer(_ => Tick(), null, FirstPause, FirstPause);
    }

    /// <inheritdoc />
    public void Show(EntityProgress progress)
    {
        lock (_lock)
        {
            if (!_entities.TryGetValue((progress.Entity, progress.Store), out var shown) || shown.Progress.Phase != progress.Phase)
                _entities[(progress.Entity, progress.Store)] = shown = new Shown(_clock.GetTimestamp());
            shown.Progress = progress;
            if (progress.Phase == EntityPhase.Done ? !shown.IsPrinted : IsDue(shown))
                Print(shown);
        }
    }

    /// <inheritdoc />
    public void Note(bool isWarning, string text)
    {
        lock (_lock)
            Write(isWarning ? $"warning: {text}" : text);
    }

    /// <summary>Prints phases that have lasted long enough and are not printed yet.</summary>
    internal void Tick()
    {
        lock (_lock)
        {
            foreach (var shown in _entities.Values.Where(shown => !shown.IsPrinted && IsDue(shown)))
                Print(shown);
        }
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => _timer.DisposeAsync();

    private bool IsDue(Shown shown) => _clock.GetElapsedTime(shown.At) >= (shown.IsPrinted ? Pause : FirstPause);

    private void Print(Shown shown)
    {
        Write(_line(shown.Progress));
        shown.IsPrinted = true;
        shown.At = _clock.GetTimestamp();
    }

    private void Write(string text) =>
        _output.WriteLine($"{_clock.GetUtcNow().ToString("HH:mm:ss", CultureInfo.InvariantCulture)} {text}");

    /// <summary>The present phase of an entity; <see cref="At"/> is when it began or was last printed.</summary>
    private sealed class Shown(long at)
    {
        public EntityProgress Progress { get; set; } = null!;

        public long At { get; set; } = at;

        public bool IsPrinted { get; set; }
    }
}

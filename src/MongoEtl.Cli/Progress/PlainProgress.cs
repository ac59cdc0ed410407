using System.Globalization;
using MongoEtl.Runtime;

namespace MongoEtl.Cli;

/// <summary>Progress for pipes and files: a line when an entity comes to another phase, and in between at most one every two seconds for each entity.</summary>
internal sealed class PlainProgress(TextWriter output, TimeProvider clock) : IProgressView
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    private readonly Lock _lock = new();
    private readonly Dictionary<string, (EntityPhase Phase, long At)> _shown = new(StringComparer.Ordinal);

    /// <inheritdoc />
    public void Show(EntityProgress progress)
    {
        lock (_lock)
        {
            var isNew = !_shown.TryGetValue(progress.Entity, out var last) || last.Phase != progress.Phase;
            if (!isNew && clock.GetElapsedTime(last.At) < Pause)
                return;
            _shown[progress.Entity] = (progress.Phase, clock.GetTimestamp());
            Write(ProgressText.Line(progress));
        }
    }

    /// <inheritdoc />
    public void Note(bool isWarning, string text)
    {
        lock (_lock)
            Write(isWarning ? $"warning: {text}" : text);
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private void Write(string text) =>
        output.WriteLine($"{clock.GetUtcNow().ToString("HH:mm:ss", CultureInfo.InvariantCulture)} {text}");
}

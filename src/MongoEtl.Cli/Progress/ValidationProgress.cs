using MongoEtl.Runtime;

namespace MongoEtl.Cli;

/// <summary>Hears of a validation's progress and passes it on to the screen, and notes to the log.</summary>
internal sealed class ValidationProgress(RunLog log, IProgressView view) : IMigrationProgress
{
    /// <inheritdoc />
    public void Update(EntityProgress progress) => view.Show(progress);

    /// <inheritdoc />
    public void Note(bool isWarning, string? entity, string text)
    {
        var line = entity is null ? text : $"{entity}: {text}";
        log.Write(isWarning ? LogEvent.Warning : LogEvent.Note, line);
        view.Note(isWarning, line);
    }
}

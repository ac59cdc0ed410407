using MongoEtl.Runtime;
using Spectre.Console;

namespace MongoEtl.Cli;

/// <summary>Progress for terminals: one row an entity, redrawn eight times a second.</summary>
internal sealed class LiveProgress : IProgressView
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(125);
    private const int BarWidth = 16;

    private readonly Lock _lock = new();
    private readonly Dictionary<(string Entity, Store Store), EntityProgress> _latest = [];
    private readonly List<string> _notes = [];
    private readonly IReadOnlyList<(string Entity, Store Store)> _entities;
    private readonly IAnsiConsole _console;
    private readonly CancellationTokenSource _end = new();
    private readonly Task _drawing;

    public LiveProgress(TextWriter output, bool useColor, IReadOnlyList<(string Entity, Store Store)> entities)
    {
        _entities = entities;
        _console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(output),
            Ansi = AnsiSupport.Yes,
            ColorSystem = useColor ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
        });
        _drawing = Task.Run(DrawAsync);
    }

    /// <inheritdoc />
    public void Show(EntityProgress progress)
    {
        lock (_lock)
            _latest[(progress.Entity, progress.Store)] = progress;
    }

    /// <inheritdoc />
    public void Note(bool isWarning, string text)
    {
        lock (_lock)
            _notes.Add(isWarning ? $"warning: {text}" : text);
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync().ConfigureAwait(false);
        await _drawing.ConfigureAwait(false);
        _end.Dispose();
        foreach (var note in _notes)
            _console.WriteLine(note);
    }

    private Task DrawAsync() => _console.Live(Draw()).StartAsync(async live =>
    {
        while (!_end.IsCancellationRequested)
        {
            live.UpdateTarget(Draw());
            await Task.Delay(Pause, _end.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        live.UpdateTarget(Draw());
    });

    private Table Draw()
    {
        var table = new Table().Border(TableBorder.None)
            .AddColumn("entity").AddColumn("").AddColumn("doing");
        foreach (var number in (string[])["documents", "rows", "per second", "left", "dead letters"])
            table.AddColumn(new TableColumn(number).RightAligned());
        lock (_lock)
        {
            foreach (var entity in _entities)
                table.AddRow(_latest.TryGetValue(entity, out var progress) ? Cells(progress) : Waiting(entity));
        }
        return table;
    }

    private static string[] Waiting((string Entity, Store Store) leg) =>
        [Markup.Escape(ProgressText.Name(leg.Entity, leg.Store)), "", "[grey]waiting[/]", "", "", "", "", ""];

    private static string[] Cells(EntityProgress progress) =>
    [
        Markup.Escape(ProgressText.Name(progress.Entity, progress.Store)),
        Bar(ProgressText.Share(progress)),
        progress.Phase == EntityPhase.Done ? "[green]done[/]" : ProgressText.Phase(progress.Store, progress.Phase, progress.Mode),
        Numbers.Count(progress.Documents),
        Numbers.Count(progress.Rows),
        ProgressText.Rate(progress) is { } rate ? Numbers.Count(rate) : "",
        ProgressText.TimeLeft(progress) is { } left ? Numbers.Duration(left) : "",
        progress.DeadLetters == 0 ? "0" : $"[yellow]{Numbers.Count(progress.DeadLetters)}[/]",
    ];

    private static string Bar(double? share)
    {
        if (share is not { } known)
            return "";
        var full = (int)(known * BarWidth);
        return $"[green]{new string('━', full)}[/][grey]{new string('━', BarWidth - full)}[/]";
    }
}

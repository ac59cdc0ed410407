using System.Globalization;
using System.Security.Cryptography;

namespace MongoEtl.Runtime;

/// <summary>One validation.</summary>
internal sealed class ValidationRun
{
    private readonly ValidationOptions _options;
    private readonly IReadOnlyList<IValidationCheck> _checks;
    private readonly RunContext _run;
    private readonly SampleShare? _sample;
    private readonly DateTimeOffset _startedAt = DateTimeOffset.UtcNow;

    public ValidationRun(
        Plan plan, MigrationPorts ports, ValidationOptions options, IReadOnlyList<IValidationCheck> checks, IMigrationProgress progress)
    {
        (_options, _checks) = (options, checks);
        _sample = options.SamplePercent is { } percent ? new SampleShare(percent) : null;
        _run = new RunContext(plan, ports, new MigrationOptions
        {
            Only = options.Only,
            Targets = options.Targets,
            Jobs = options.Jobs,
            KeyMapBytes = options.KeyMapBytes,
            // Letters are made to tell what is wrong with a document, and never kept: any key will do.
            EncryptionKey = RandomNumberGenerator.GetBytes(32),
        }, progress);
    }

    public async Task<ValidationReport> RunAsync(CancellationToken cancellation)
    {
        var found = new ValidatedEntities(_run);
        var entities = await found.FindAsync(cancellation).ConfigureAwait(false);
        var holder = string.Create(CultureInfo.InvariantCulture,
            $"host {Environment.MachineName}, process {Environment.ProcessId}, a validation");
        await _run.State.LockPlanAsync(_run.Plan.Name, holder, cancellation).ConfigureAwait(false);
        await found.CheckMigratedAsync(entities, cancellation).ConfigureAwait(false);
        var look = new ValidationLook(_run, _options, _checks, entities, _sample);
        await using var ownLook = look.ConfigureAwait(false);
        var rounds = new List<ValidationRound> { await look.RunAsync(cancellation).ConfigureAwait(false) };
        IReadOnlyList<TableRepair>? repair = null;
        if (_options.Repair && _options.Rows)
        {
            repair = await look.RepairAsync(rounds[0], cancellation).ConfigureAwait(false);
            if (repair.Count > 0)
                rounds.Add(await look.RunAsync(cancellation).ConfigureAwait(false));
        }
        return new ValidationReport
        {
            Source = _run.Ports.Source.Name,
            StartedAt = _startedAt,
            FinishedAt = DateTimeOffset.UtcNow,
            SamplePercent = _options.SamplePercent,
            Documents = look.Documents,
            Unusable = look.Unusable,
            DeadLetters = await CountLettersAsync(entities, cancellation).ConfigureAwait(false),
            Rounds = rounds,
            Repair = repair,
            Warnings = _run.Warnings,
        };
    }

    private async Task<long> CountLettersAsync(IReadOnlyList<EntityRun> entities, CancellationToken cancellation)
    {
        var letters = await _run.State.CountDeadLettersAsync(cancellation).ConfigureAwait(false);
        var names = entities.Select(entity => entity.Name).ToHashSet(StringComparer.Ordinal);
        return letters.Where(pair => names.Contains(pair.Key.Entity)).Sum(pair => pair.Value);
    }
}

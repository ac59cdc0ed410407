namespace MongoEtl.Runtime;

/// <summary>Stops a run whose documents mostly do not fit: something is wrong with the classes or the source, not with single documents.</summary>
internal sealed class DeadLetterBudget(MigrationOptions options)
{
    private readonly Lock _gate = new();
    private long _read;
    private long _deadLetters;

    /// <summary>Adds what was committed.</summary>
    /// <exception cref="MigrationException">There are too many dead letters.</exception>
    public void Add(long read, long deadLetters)
    {
        lock (_gate)
        {
            _read += read;
            _deadLetters += deadLetters;
            if (deadLetters == 0 || options.DryRun || _deadLetters <= options.MaxDeadLettersFrom || _deadLetters <= options.MaxDeadLetterShare * _read)
                return;
        }
        throw new MigrationException(
            $"{_deadLetters} of {_read} documents were set aside, more than --max-dead-letters allows. `dead-letters list` says why; correct the classes "
            + "and run again with --restart for the entities concerned, or allow more and run again to go on.");
    }
}

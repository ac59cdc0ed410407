namespace MongoEtl.Cassandra;

/// <summary>What follows when a host did not do the write.</summary>
internal sealed partial class WriteExecution
{
    /// <summary>A host that forgets a statement as soon as it has prepared it is left after so many times.</summary>
    private const int MostPreparations = 3;

    /// <summary>Takes the answer; true when the write is to be sent again at once, false when it has ended or goes on later.</summary>
    private bool Retries()
    {
        try
        {
            _answer.GetResult();
            _core.SetResult(true);
            return false;
        }
        catch (CassandraException failure)
        {
            return Retries(failure);
        }
        catch (Exception fault)
        {
            // Not swallowed: a cancellation, or a request that cannot be expressed.
            Fail(fault);
            return false;
        }
    }

    private bool Retries(CassandraException failure)
    {
        _lastFailure = failure;
        switch (failure.Retry)
        {
            case RetryAdvice.Now when failure is UnpreparedException && _host?.Pool?.Pick(_token, _turn) is { } connection
                && _preparations < MostPreparations:
                _ = PrepareAsync(connection, _prepared);
                return false;
            case RetryAdvice.Now or RetryAdvice.OtherHost:
                // When no other host is left, one that was only busy is asked again after a pause.
                _isBusy |= failure is OverloadedException or ConnectionBusyException;
                Note(_host!, failure.Message);
                _session.CountRetry(failure);
                return true;
            case RetryAdvice.Later:
                Note(_host!, failure.Message);
                _session.CountRetry(failure);
                _ = PauseAsync();
                return false;
            default:
                Fail(failure);
                return false;
        }
    }

    /// <summary>Prepares the statement on the host and sends the write to it again.</summary>
    private async Task PrepareAsync(CqlConnection connection, PreparedResult? stale)
    {
        _preparations++;
        try
        {
            await _statement.PrepareOnAsync(_host!, connection, stale).ConfigureAwait(false);
            _stays = true;
        }
        catch (CassandraException failure)
        {
            if (!Retries(failure))
                return;
        }
        catch (Exception fault)
        {
            // Not swallowed: whoever awaits the write gets it.
            Fail(fault);
            return;
        }
        Advance();
    }

    /// <summary>Waits, longer each time, and begins the plan anew: replicas were too slow, too busy or too few.</summary>
    private async Task PauseAsync()
    {
        _isBusy = false;
        if (_tries < _session.Options.MostTries)
        {
            try
            {
                var pause = _session.Options.RetryPause * Math.Pow(2, _tries - 1) * (0.75 + Random.Shared.NextDouble() / 2);
                await Task.Delay(pause, _cancellation).ConfigureAwait(false);
            }
            catch (OperationCanceledException cancelled)
            {
                Fail(cancelled);
                return;
            }
            _plan = _session.PlanFor(_token, _turn + _tries);
        }
        Advance();
    }

    /// <summary>Keeps why the host did not, in place of what it said before.</summary>
    private void Note(Host host, string reason)
    {
        _failures ??= [];
        _failures.RemoveAll(failure => failure.Address.Equals(host.Address));
        _failures.Add(new HostFailure(host.Address, reason));
    }

    private NoHostAvailableException NoHost() => new($"writing with \"{_statement.Text}\"", _failures ?? [], _lastFailure);
}

using System.Diagnostics;

namespace MongoEtl.Runtime;

/// <summary>Tries again after failures that may pass, with growing, jittered pauses, up to a time limit without progress.</summary>
internal sealed class RetryPolicy(MigrationOptions options, IMigrationProgress progress)
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(10);

    /// <summary>Begins to count failures of one piece of work.</summary>
    public Attempts Begin(string? entity) => new(this, entity);

    /// <summary>Runs a step that may be repeated until it succeeds.</summary>
    public async Task RunAsync(string? entity, Func<Task> step, CancellationToken cancellation)
    {
        var attempts = Begin(entity);
        while (true)
        {
            try
            {
                await step().ConfigureAwait(false);
                return;
            }
            catch (Exception exception) when (IsTransient(exception))
            {
                await attempts.PauseAsync(exception, cancellation).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Runs a step that returns something.</summary>
    public async Task<T> RunAsync<T>(string? entity, Func<Task<T>> step, CancellationToken cancellation)
    {
        T result = default!;
        await RunAsync(entity, async () => { result = await step().ConfigureAwait(false); }, cancellation).ConfigureAwait(false);
        return result;
    }

    public static bool IsTransient(Exception exception) => exception switch
    {
        TargetException target => target.IsTransient,
        SourceException source => source.IsTransient,
        _ => false,
    };

    /// <summary>The failures of one piece of work since it last got on.</summary>
    internal sealed class Attempts(RetryPolicy policy, string? entity)
    {
        private int _failures;
        private long _firstFailure;

        /// <summary>The work got on: the time limit begins anew.</summary>
        public void Progressed() => _failures = 0;

        /// <summary>Pauses before the next try, or throws <paramref name="failure"/> again when the time is up.</summary>
        public async Task PauseAsync(Exception failure, CancellationToken cancellation)
        {
            if (_failures++ == 0)
                _firstFailure = Stopwatch.GetTimestamp();
            else if (Stopwatch.GetElapsedTime(_firstFailure) >= policy.Options.RetryTimeLimit)
                System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(failure);
            var longest = Math.Min(policy.Options.FirstRetryPause.TotalMilliseconds * Math.Pow(2, Math.Min(_failures - 1, 20)), LongestPause.TotalMilliseconds);
            // Between half and whole, so that workers that failed together do not come back together.
            var pause = TimeSpan.FromMilliseconds(longest * (0.5 + Random.Shared.NextDouble() / 2));
            policy.Progress.Note(isWarning: true, entity, $"{failure.Message} Trying again in {pause.TotalSeconds:0.0} s.");
            await Task.Delay(pause, cancellation).ConfigureAwait(false);
        }
    }

    private MigrationOptions Options => options;

    private IMigrationProgress Progress => progress;
}

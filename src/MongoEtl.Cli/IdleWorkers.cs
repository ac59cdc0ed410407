namespace MongoEtl.Cli;

/// <summary>How the pool's threads wait for work.</summary>
internal static class IdleWorkers
{
    /// <summary>The runtime's setting: how often a thread without work looks for some before it sleeps.</summary>
    private const string Spinning = "System.Threading.ThreadPool.UnfairSemaphoreSpinLimit";

    /// <summary>Lets them sleep at once, unless the program's settings say otherwise. Stages hand each other few, large batches, so looking
    /// out for the next gains nothing, and takes a tenth of the program's time from a server on the same machine. Of effect only
    /// before the pool has begun.</summary>
    internal static void Rest()
    {
        if (AppContext.GetData(Spinning) is null)
            AppContext.SetData(Spinning, "0");
    }
}

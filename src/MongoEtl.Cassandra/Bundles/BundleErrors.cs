using MongoEtl.Runtime;

namespace MongoEtl.Cassandra;

/// <summary>Turns what goes wrong with files into failures of the target.</summary>
internal static class BundleErrors
{
    /// <exception cref="TargetException">A file cannot be read or written.</exception>
    internal static Task GuardAsync(string folder, Action work, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        Guard(folder, work);
        return Task.CompletedTask;
    }

    /// <exception cref="TargetException">A file cannot be read or written.</exception>
    internal static void Guard(string folder, Action work)
    {
        try
        {
            work();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new TargetException(
                $"The bundle in {folder} cannot be written: {failure.Message} Make room or correct its permissions; the same "
                + "command goes on.", failure);
        }
    }

    /// <summary>Rows that state counts are not there.</summary>
    internal static TargetException Lost(string folder, string entity) => new(
        $"The bundle in {folder} does not hold the rows of {entity} that were written before the run stopped: files were deleted or "
        + $"changed. Begin the entity anew with --only {entity} --restart.");
}

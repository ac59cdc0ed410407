using MongoEtl.Runtime;

namespace MongoEtl.Cli;

/// <summary>Words for an entity's progress.</summary>
internal static class ProgressText
{
    /// <summary>One line, as a pipe and the log get it.</summary>
    public static string Line(EntityProgress progress)
    {
        var line = $"{Name(progress.Entity, progress.Store)}: {Phase(progress.Store, progress.Phase, progress.Mode)}";
        if (progress.Documents > 0 || IsReading(progress.Phase))
            line += $", {Numbers.Of(progress.Documents, "document")}";
        if (progress.Phase >= EntityPhase.Rows)
            line += $", {Numbers.Of(progress.Rows, "row")}";
        if (Rate(progress) is { } rate)
            line += $", {Numbers.Count(rate)}/s";
        if (TimeLeft(progress) is { } left)
            line += $", {Numbers.Duration(left)} left";
        return $"{line}, {Numbers.Of(progress.DeadLetters, "dead letter")}";
    }

    /// <summary>An entity, with the store where that is not PostgreSQL.</summary>
    public static string Name(string entity, Store store) => store == Store.Cassandra ? $"{entity} in Cassandra" : entity;

    /// <summary>How an entity's rows are written.</summary>
    public static string Mode(Store store, LoadMode mode) => store == Store.Cassandra ? "upsert" : mode == LoadMode.Load ? "load" : "merge";

    /// <summary>What an entity is doing.</summary>
    public static string Phase(Store store, EntityPhase phase, LoadMode mode) => phase switch
    {
        EntityPhase.Rows when store == Store.Cassandra => "writing rows",
        EntityPhase.Keys => "keys",
        EntityPhase.Rows => mode == LoadMode.Load ? "loading rows" : "merging rows",
        EntityPhase.Indexing => "building indexes",
        EntityPhase.Keyed => "settling references",
        EntityPhase.Settled => "adding foreign keys",
        EntityPhase.Constrained => "statistics",
        _ => "done",
    };

    /// <summary>True while documents are read.</summary>
    public static bool IsReading(EntityPhase phase) => phase is EntityPhase.Keys or EntityPhase.Rows;

    /// <summary>Documents a second over the phase so far, from its share of the bytes since earlier runs' documents count too; null when
    /// unknown.</summary>
    public static long? Rate(EntityProgress progress)
    {
        if (!IsReading(progress.Phase) || progress.Elapsed < TimeSpan.FromMilliseconds(200) || progress.Documents == 0)
            return null;
        return (long)(progress.Documents / progress.Elapsed.TotalSeconds);
    }

    /// <summary>Time to the end of the phase at the present speed, or null.</summary>
    public static TimeSpan? TimeLeft(EntityProgress progress)
    {
        if (!IsReading(progress.Phase) || progress.BytesTotal <= 0 || progress.BytesRead <= 0
            || progress.Elapsed < TimeSpan.FromMilliseconds(200))
            return null;
        var left = Math.Max(0, progress.BytesTotal - progress.BytesRead);
        return TimeSpan.FromSeconds(Math.Min(left / progress.BytesPerSecond, TimeSpan.FromDays(365).TotalSeconds));
    }

    /// <summary>Part of the phase's bytes that are read, 0 to 1, or null.</summary>
    public static double? Share(EntityProgress progress)
    {
        if (progress.Phase == EntityPhase.Done)
            return 1;
        return IsReading(progress.Phase) && progress.BytesTotal > 0
            ? Math.Clamp((double)progress.BytesRead / progress.BytesTotal, 0, 1)
            : null;
    }
}

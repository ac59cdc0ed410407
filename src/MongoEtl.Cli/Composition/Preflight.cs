using System.Diagnostics;
using System.Globalization;
using MongoEtl.Runtime;

namespace MongoEtl.Cli;

/// <summary>Asks a server before a run whether it can work, and how long reading would take. Reads only.</summary>
internal sealed class Preflight(IDocumentSource source, IReadOnlyList<EntityPlan> entities)
{
    // Below this, nobody waits long enough to want to know.
    private const long WorthTiming = 1024L * 1024 * 1024;
    private const double MegaByte = 1_000_000;
    private static readonly TimeSpan TimingTime = TimeSpan.FromSeconds(1);

    /// <summary>What it found, in lines for people.</summary>
    /// <exception cref="SourceException">A collection cannot be read.</exception>
    public async Task<string> RunAsync(CancellationToken cancellation)
    {
        var text = new StringWriter(CultureInfo.InvariantCulture);
        var table = new TextTable(("entity", false), ("collection", false), ("documents", true), ("MB", true));
        var found = new List<(EntityPlan Plan, CollectionInfo Info)>();
        foreach (var plan in entities)
        {
            if (await source.DescribeAsync(plan.Collection, plan.Database, cancellation).ConfigureAwait(false) is not { } info)
            {
                table.Add(plan.Name, plan.Collection, "absent", "");
                continue;
            }
            info = info with { Filter = plan.FilterBson };
            found.Add((plan, info));
            var documents = await source.CountAsync(info, cancellation).ConfigureAwait(false);
            var megaBytes = (info.Bytes / MegaByte).ToString("N1", CultureInfo.InvariantCulture);
            table.Add(plan.Name, $"{info.Database}.{info.Name}", Documents(documents, info), megaBytes);
        }
        text.WriteLine($"{source.Name} can be read:");
        table.Write(text, 2);
        if (await TimeAsync(found, cancellation).ConfigureAwait(false) is { } words)
            text.WriteLine(words);
        return text.ToString();
    }

    private static string Documents(long? counted, CollectionInfo info) => (counted, info.Documents) switch
    {
        ({ } count, _) => Numbers.Count(count),
        (null, { } all) => $"of {Numbers.Count(all)}",
        _ => "not counted",
    };

    private async Task<string?> TimeAsync(IReadOnlyList<(EntityPlan Plan, CollectionInfo Info)> found, CancellationToken cancellation)
    {
        var bytes = found.Sum(item => item.Info.Bytes * Passes(item.Plan));
        if (bytes < WorthTiming)
            return null;
        var largest = found.MaxBy(item => item.Info.Bytes).Info;
        if (await SpeedAsync(largest, cancellation).ConfigureAwait(false) is not (> 0 and var speed))
            return null;
        var time = Numbers.Duration(TimeSpan.FromSeconds(Math.Min(bytes / speed, TimeSpan.FromDays(365).TotalSeconds)));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"Reading {bytes / MegaByte:N0} MB, keys and rows, takes about {time} at the {speed / MegaByte:N0} MB/s ")
            + "that one reader just had.";
    }

    // Once for the keys, once for the rows of each store.
    private static int Passes(EntityPlan plan) => (plan.NeedsKeyPass ? 1 : 0) + Enum.GetValues<Store>().Count(plan.IsIn);

    private async Task<double?> SpeedAsync(CollectionInfo collection, CancellationToken cancellation)
    {
        var whole = await source.PartitionAsync(collection, 1, cancellation).ConfigureAwait(false);
        var reader = await source.OpenAsync(collection, whole[0], SourcePosition.Start, cancellation).ConfigureAwait(false);
        await using var own = reader.ConfigureAwait(false);
        using var batch = new DocumentBatch();
        var (bytes, start) = (0L, Stopwatch.GetTimestamp());
        while (Stopwatch.GetElapsedTime(start) < TimingTime
            && await reader.ReadAsync(batch, BatchLimits.Default, cancellation).ConfigureAwait(false))
            bytes += batch.Bytes;
        return bytes / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }
}

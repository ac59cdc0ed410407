using MongoEtl.Runtime;

namespace MongoEtl.Cli;

/// <summary><c>demo</c>: everything at once, with nothing set up.</summary>
internal sealed class DemoVerb : Verb
{
    public override string Name => "demo";

    public override ManualPage Manual => DemoManual.Page;

    public override async Task<int> RunAsync(IReadOnlyList<string> arguments, Invocation invocation)
    {
        var options = ArgumentReader.Read<DemoOptions>(arguments, Name);
        var surroundings = invocation.Surroundings;
        var sample = invocation.SampleData;
        var sources = new SettingSources(options.Settings(), surroundings.Environment, surroundings.Directory);
        var isOwnServer = sources.Find(KnownSettings.PostgresHost) is null;
        if (!isOwnServer && options.Fresh)
            throw new UsageException("--fresh deletes the demo's private server, but POSTGRES_HOST names another: empty its tables " +
                "with truncate.", Name);
        var reader = new SettingsReader(sources);
        var given = isOwnServer ? null : TargetSettings.Read(reader);
        var cluster = reader.IsSet(KnownSettings.CassandraHosts) ? given?.Cassandra ?? CassandraSettings.Read(reader) : null;
        var key = reader.Key(KnownSettings.EncryptionKey, neededFor: null);
        reader.ThrowIfWrong();
        var path = options.Dir is { } typed ? Path.GetFullPath(typed, surroundings.Directory) : DemoFolder.DefaultPath(surroundings);
        var folder = DemoFolder.Open(path, options.Sample, options.Fresh);
        key ??= invocation.Plan.Entities.Any(entity => entity.IsSensitive) ? DemoKey.Of(folder) : null;
        RequireServices(invocation, sample, key);
        return await LoggedRun.RunAsync(invocation, Name, folder.Root, async log =>
        {
            var cassandra = await DemoCassandra.BeginAsync(invocation, cluster, folder).ConfigureAwait(false);
            await using var ownNode = cassandra.ConfigureAwait(false);
            var server = await DemoServer.StartAsync(invocation, given, folder).ConfigureAwait(false);
            await using var ownServer = server.ConfigureAwait(false);
            await WriteSampleAsync(invocation, sample, options, folder).ConfigureAwait(false);
            var target = await cassandra.AddToAsync(server.Settings).ConfigureAwait(false);
            return await MigrateAsync(invocation, target, folder, key, log).ConfigureAwait(false);
        }).ConfigureAwait(false);
    }

    private static void RequireServices(Invocation invocation, ISampleData sample, byte[]? key)
    {
        if (key is not null)
            invocation.Supply(KnownSettings.EncryptionKey.Name, Convert.ToHexStringLower(key));
        foreach (var (name, value) in sample.Settings)
            invocation.Supply(name, value);
        invocation.RequireServices(invocation.Plan.Entities);
    }

    private static async Task WriteSampleAsync(Invocation invocation, ISampleData sample, DemoOptions options, DemoFolder folder)
    {
        // Written anew each time: it is deterministic, and one that was interrupted must not be taken for whole.
        if (Directory.Exists(folder.Sample))
            Directory.Delete(folder.Sample, recursive: true);
        Directory.CreateDirectory(folder.Sample);
        var counts = await sample.WriteAsync(folder.Sample, options.Scale ?? 1, options.Seed ?? 1,
            invocation.Cancellation).ConfigureAwait(false);
        invocation.Out.WriteLine($"2. Sample: {Numbers.Of(counts.Values.Sum(), "document")} in {Numbers.Of(counts.Count, "collection")}, " +
            $"in {folder.Sample}");
    }

    private static async Task<int> MigrateAsync(Invocation invocation, TargetSettings target, DemoFolder folder, byte[]? key, RunLog log)
    {
        var plan = invocation.Plan;
        var output = invocation.Out;
        output.WriteLine($"3. Plan {plan.Name}: {Numbers.Of(plan.Entities.Count, "entity", "entities")}, " +
            $"{Numbers.Of(plan.Entities.Sum(entity => entity.Tables.Count + entity.CassandraTables.Count) + plan.Derived.Count, "table")} " +
            $"(`{invocation.Surroundings.Program} plan` shows it)");
        output.WriteLine("4. Migration");
        var options = new MigrationOptions
        {
            Jobs = MigrateVerb.DefaultJobs,
            EncryptionKey = key,
            // The sample sets documents aside on purpose.
            MaxDeadLetterShare = 1,
        };
        var migration = new MigrationRun(invocation, plan.Entities, SourceSettings.Dump(folder.Sample), target, options);
        var report = await migration.RunAsync(log, clearsEarlierLogs: false, isDemo: true).ConfigureAwait(false);
        GiveMemoryBack();
        var agrees = await CheckAsync(invocation, target, report, folder).ConfigureAwait(false);
        GiveMemoryBack();
        agrees &= await ValidateAsync(invocation, target, folder, log).ConfigureAwait(false);
        await ListLettersAsync(invocation, target).ConfigureAwait(false);
        output.WriteLine();
        output.WriteLine($"Run the demo again to see that nothing changes; --fresh starts over. Everything is in {folder.Root}");
        return agrees ? ExitCode.Done : ExitCode.DoneWithRemarks;
    }

    // Steps that are processes of their own elsewhere: what one held must not add to what the next one takes.
    private static void GiveMemoryBack() => GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);

    private static async Task<bool> CheckAsync(Invocation invocation, TargetSettings target, MigrationReport report, DemoFolder folder)
    {
        var (output, plan) = (invocation.Out, invocation.Plan);
        output.WriteLine();
        output.WriteLine("5. Check: rows of each table, counted in the database, against the counts of the run");
        var stores = invocation.Stores.OpenTarget(target, plan);
        await using var ownStores = stores.ConfigureAwait(false);
        var agrees = await DemoCheck.WriteAsync(output, plan, report, stores.Postgres!, invocation.Cancellation).ConfigureAwait(false);
        if (stores.Cassandra is { } cassandra)
        {
            var digests = new DemoDigests(folder.Digests);
            agrees &= await DemoCheck.WriteAsync(output, plan, report, cassandra, digests, invocation.Cancellation).ConfigureAwait(false);
            digests.Save();
        }
        output.WriteLine($"   {(agrees ? "All numbers agree." : "Not all numbers agree.")}");
        return agrees;
    }

    private static async Task<bool> ValidateAsync(Invocation invocation, TargetSettings target, DemoFolder folder, RunLog log)
    {
        var output = invocation.Out;
        output.WriteLine();
        output.WriteLine("6. Validation: every row, made again from the source and compared value by value, and the program's checks");
        var options = new ValidationOptions
        {
            Jobs = MigrateVerb.DefaultJobs,
            // Files cannot be compared.
            Targets = target.Bundle is null ? [] : [Store.Postgres],
        };
        var source = SourceSettings.Dump(folder.Sample);
        var validation = new ValidationOfStores(invocation, invocation.Plan.Entities, source, target, options) { IsQuiet = true };
        var report = await validation.RunAsync(log).ConfigureAwait(false);
        ValidationText.Write(output, report);
        return report.Agrees;
    }

    private static async Task ListLettersAsync(Invocation invocation, TargetSettings target)
    {
        var stores = invocation.Stores.OpenTarget(target, invocation.Plan);
        await using var ownStores = stores.ConfigureAwait(false);
        await DemoLetters.WriteAsync(invocation.Out, invocation.Plan, stores.State, invocation.Cancellation).ConfigureAwait(false);
    }
}

namespace MongoEtl.Runtime;

/// <summary>What checks of one validation ask.</summary>
/// <param name="run">The run.</param>
/// <param name="options">Its options.</param>
/// <param name="entities">Its entities, in each leg.</param>
/// <param name="compare">Compares the rows, or tells what was compared already.</param>
internal sealed class CheckContext(
    RunContext run, ValidationOptions options, IReadOnlyList<EntityRun> entities, Func<Task<IReadOnlyList<TableComparison>>> compare)
        : ICheckContext
{
    public int MostSamples => options.MostFindings;

    public Plan Plan => run.Plan;

    public IServiceProvider Services => run.Ports.Services;

    public bool Has(Store store) =>
        entities.Any(entity => entity.Store == store && (store == Store.Cassandra || entity.Plan.Tables.Count > 0));

    public IAsyncEnumerable<IReadOnlyList<string?>> PostgresAsync(string sql, CancellationToken cancellation) =>
        run.Postgres.ReadAsync(sql, cancellation);

    public IAsyncEnumerable<IReadOnlyList<string?>> CassandraAsync(
        string table, IReadOnlyList<string> columns, CancellationToken cancellation) =>
            run.Cassandra.ReadAsync(table, columns, cancellation);

    public IAsyncEnumerable<IReadOnlyList<string?>> CassandraPartitionsAsync(CqlTablePlan table, CancellationToken cancellation) =>
        run.Cassandra.ReadPartitionsAsync(
            table.Name, [.. table.Columns.Take(table.PartitionKeyColumns).Select(column => column.Name)], cancellation);

    public async Task<IReadOnlyDictionary<string, long>?> ExpectedRowsAsync(Store store, CancellationToken cancellation)
    {
        if (options.SamplePercent is not null)
            return null;
        var tables = await compare().ConfigureAwait(false);
        return new SortedDictionary<string, long>(
            tables.Where(table => table.Store == store).ToDictionary(table => table.Table, table => table.Expected),
                StringComparer.Ordinal);
    }

    public async Task VisitDocumentsAsync(string entity, Action<RawBson> visit, CancellationToken cancellation)
    {
        // Of both legs the later one knows all dead letters.
        var leg = entities.Where(candidate => candidate.Name == entity).MaxBy(candidate => candidate.Store)
            ?? throw new MigrationException($"A check asks for documents of {entity}, which is no entity of the run.");
        var encoder = leg.Plan.CreateEncoder(run.Ports.Services);
        var partitions = await new EntityStart(run).PartitionAsync(leg, cancellation).ConfigureAwait(false);
        var walk = new SourceWalk(run, leg, []);
        foreach (var partition in partitions.OrderBy(partition => partition.Ordinal))
        {
            await walk.ReadThroughAsync(partition, (batch, first) =>
            {
                for (var i = 0; i < batch.Count; i++)
                    Visit(leg, encoder, batch, i, first with { Index = first.Index + i }, visit);
                return ValueTask.CompletedTask;
            }, cancellation).ConfigureAwait(false);
        }
    }

    private static void Visit(EntityRun leg, EntityEncoder encoder, DocumentBatch batch, int index, DocumentPlace place,
        Action<RawBson> visit)
    {
        if (leg.SetAsideBefore.Contains(batch.Document(index), place))
            return;
        try
        {
            if (!encoder.Read(batch.Buffer, batch.Offset(index), batch.Length(index)))
                return;
            if (leg.Winners.Count > 0 && leg.Winners.TryGetValue(encoder.SourceId, out var winner) && winner != place)
                return;
        }
        catch (DocumentException)
        {
            // No rows come of it; the comparison of rows tells why.
            return;
        }
        visit(new RawBson(BsonType.Document, batch.Buffer, batch.Offset(index), batch.Length(index)));
    }
}

namespace MongoEtl.Runtime.Tests;

/// <summary>Results over the fake database. The query gives the rows of the one stage table that it names, as they are; their first value
/// is the key.</summary>
internal sealed class FakeDerivedStore(FakeDatabase database, Faults faults) : IDerivedStore
{
    public Task<DerivedCounts> ComputeAsync(DerivedPlan derived, CancellationToken cancellation)
    {
        faults.Point("compute");
        lock (database.Gate)
        {
            var previous = Previous(derived);
            foreach (var (key, row) in database.Next.GetValueOrDefault(derived.Name, []))
            {
                var (old, wasSure) = previous.GetValueOrDefault(key);
                if (old is null || !wasSure || !old.SequenceEqual(row))
                    previous[key] = ([.. row.Select((value, i) => old?[i] ?? value)], false);
            }
            var stage = derived.Query.Split(' ')[^1];
            var next = database.Next[derived.Name] = database.Stages[stage].Values.ToDictionary(row => row[0]!, row => row);
            return Task.FromResult(new DerivedCounts(next.Count, Changed(derived).Count(), previous.Keys.Except(next.Keys).Count()));
        }
    }

    public Task ReadRemovedAsync(DerivedPlan derived, Func<RowBuffer, Task> page, CancellationToken cancellation)
    {
        faults.Point("read removed");
        List<string?[]> rows;
        lock (database.Gate)
        {
            var next = database.Next[derived.Name];
            rows = [.. Previous(derived).Where(old => !next.TryGetValue(old.Key, out var row) || old.Value.Row.Zip(row).Any(pair => pair is (not null, null)))
                .Select(old => old.Value.Row)];
        }
        return PagesAsync(derived, rows, page);
    }

    public Task ReadChangedAsync(DerivedPlan derived, Func<RowBuffer, Task> page, CancellationToken cancellation)
    {
        faults.Point("read changed");
        List<string?[]> rows;
        lock (database.Gate)
            rows = [.. Changed(derived)];
        return PagesAsync(derived, rows, page);
    }

    public Task AcceptAsync(DerivedPlan derived, CancellationToken cancellation)
    {
        faults.Point("accept");
        lock (database.Gate)
        {
            if (database.Next.Remove(derived.Name, out var next))
                database.Previous[derived.Name] = next.ToDictionary(row => row.Key, row => (row.Value, true));
        }
        faults.Point("accepted");
        return Task.CompletedTask;
    }

    public Task ForgetAsync(DerivedPlan derived, CancellationToken cancellation)
    {
        faults.Point("forget result");
        lock (database.Gate)
        {
            database.Previous.Remove(derived.Name);
            database.Next.Remove(derived.Name);
        }
        return Task.CompletedTask;
    }

    public Task DoubtAsync(DerivedPlan derived, CancellationToken cancellation) => throw new NotSupportedException();

    public Task CreateStageAsync(EntityPlan entity, string schema, CancellationToken cancellation) => throw new NotSupportedException();

    public Task CheckStageAsync(EntityPlan entity, string schema, CancellationToken cancellation) => throw new NotSupportedException();

    public Task StageAsync(StagedRows rows, string schema, CancellationToken cancellation) => throw new NotSupportedException();

    public Task DropStageAsync(EntityPlan entity, string schema, CancellationToken cancellation) => throw new NotSupportedException();

    public Task ReadExpectedAsync(DerivedPlan derived, string schema, Func<RowBuffer, Task> page, CancellationToken cancellation) =>
        throw new NotSupportedException();

    private Dictionary<string, (string?[] Row, bool IsSure)> Previous(DerivedPlan derived)
    {
        if (!database.Previous.TryGetValue(derived.Name, out var rows))
            database.Previous.Add(derived.Name, rows = []);
        return rows;
    }

    private IEnumerable<string?[]> Changed(DerivedPlan derived) => database.Next[derived.Name]
        .Where(row => !Previous(derived).TryGetValue(row.Key, out var old) || !old.IsSure || !old.Row.SequenceEqual(row.Value)).Select(row => row.Value);

    private static async Task PagesAsync(DerivedPlan derived, IEnumerable<string?[]> rows, Func<RowBuffer, Task> page)
    {
        using var buffer = derived.CreateBuffer();
        foreach (var row in rows)
        {
            derived.Encode(buffer, new Row(row));
            await page(buffer);
            buffer.Clear();
        }
    }

    private sealed class Row(string?[] values) : DerivedRow
    {
        public override bool IsNull(int column) => values[column] is null;

        public override string Text(int column) => values[column]!;

        public override int Int32(int column) => throw new NotSupportedException();

        public override long Int64(int column) => throw new NotSupportedException();

        public override bool Boolean(int column) => throw new NotSupportedException();

        public override decimal Numeric(int column) => throw new NotSupportedException();

        public override DateTimeOffset Timestamp(int column) => throw new NotSupportedException();

        public override DateOnly Date(int column) => throw new NotSupportedException();

        public override Guid Uuid(int column) => throw new NotSupportedException();
    }
}

namespace MongoEtl.IntegrationTests;

/// <summary>Compares rows whatever their order; the first value of a row is its key.</summary>
internal static class RowSets
{
    /// <summary>Fails with the first few differences.</summary>
    public static void ShouldBeSame(IReadOnlyList<object?[]> actual, IReadOnlyList<object?[]> expected)
    {
        var byKey = actual.ToDictionary(row => row[0]!);
        byKey.Count.ShouldBe(expected.Count, "number of rows");
        var differences = expected.Where(row => !byKey.TryGetValue(row[0]!, out var found) || !found.AsSpan().SequenceEqual(row)).Take(5)
            .Select(row => $"expected {Text(row)}, found {(byKey.TryGetValue(row[0]!, out var found) ? Text(found) : "nothing")}");
        differences.ShouldBeEmpty();
    }

    private static string Text(object?[] row) => string.Join(" | ", row.Select(value => $"{value ?? "null"} ({value?.GetType().Name})"));
}

using System.Text;
using FsCheck;
using FsCheck.Fluent;
using MongoEtl.Internal;
using Npgsql;

namespace MongoEtl.PostgreSql.Tests;

/// <summary>Random values are copied into a real table and read back by the driver's own decoders.</summary>
[Trait("Category", "Server")]
public sealed class CopyWriterRoundTripTests(PostgresFixture postgres)
{
    private const int Runs = 40;
    private static readonly DateTimeOffset Earliest = DateTimeOffset.MinValue;

    [Fact]
    public Task Numbers_read_back_as_written() => RoundTripAsync(
        [("smallint", "smallint"), ("integer", "integer"), ("bigint", "bigint"), ("real", "real"), ("double", "double precision"), ("boolean", "boolean")],
        Gen.Zip(ArbMap.Default.GeneratorFor<(short?, int?, long?)>(), ArbMap.Default.GeneratorFor<(float?, double?, bool?)>()),
        (copy, columns, row) =>
        {
            copy.Next(columns[0]).Int16(row.Item1.Item1);
            copy.Next(columns[1]).Int32(row.Item1.Item2);
            copy.Next(columns[2]).Int64(row.Item1.Item3);
            copy.Next(columns[3]).Single(row.Item2.Item1);
            copy.Next(columns[4]).Double(row.Item2.Item2);
            copy.Next(columns[5]).Boolean(row.Item2.Item3);
        },
        row => [row.Item1.Item1, row.Item1.Item2, row.Item1.Item3, row.Item2.Item1, row.Item2.Item2, row.Item2.Item3]);

    [Fact]
    public Task Decimals_read_back_as_written() => RoundTripAsync(
        [("plain", "numeric"), ("list", "numeric[]")],
        Gen.Zip(Decimals, Gen.ListOf(Decimals)),
        (copy, columns, row) =>
        {
            copy.Next(columns[0]).Numeric(row.Item1);
            copy.Next(columns[1]).NumericArray([.. row.Item2]);
        },
        row => [row.Item1, row.Item2.ToArray()]);

    [Fact]
    public Task Texts_and_bytes_read_back_as_written() => RoundTripAsync(
        [("chars", "text"), ("utf8", "text"), ("id", "text"), ("bytes", "bytea"), ("list", "text[]"), ("names", "varchar(9)[]")],
        Gen.Zip(Gen.Zip(Texts, Gen.Elements(24, 5)), Gen.Zip(ArbMap.Default.GeneratorFor<byte[]>(), Gen.ListOf(Texts))),
        (copy, columns, row) =>
        {
            copy.Next(columns[0]).Text(row.Item1.Item1);
            copy.Next(columns[1]).Text(new Utf8Text(Encoding.UTF8.GetBytes(row.Item1.Item1)));
            copy.Next(columns[2]).SourceId(SourceId.FromText(new string('a', row.Item1.Item2)));
            copy.Next(columns[3]).Bytea(row.Item2.Item1);
            copy.Next(columns[4]).TextArray([.. row.Item2.Item2, null]);
            copy.Next(columns[5]).TextArray(["short", null]);
        },
        row => [row.Item1.Item1, row.Item1.Item1, new string('a', row.Item1.Item2), row.Item2.Item1, row.Item2.Item2.Append(null).ToArray(), new[] { "short", null }]);

    [Fact]
    public Task Times_and_uuids_read_back_as_written() => RoundTripAsync(
        [("at", "timestamptz"), ("utc", "timestamp"), ("day", "date"), ("uuid", "uuid"), ("times", "timestamptz[]"), ("plain_times", "timestamp[]"), ("uuids", "uuid[]")],
        Gen.Zip(Times, ArbMap.Default.GeneratorFor<Guid>()),
        (copy, columns, row) =>
        {
            copy.Next(columns[0]).Timestamp(row.Item1);
            copy.Next(columns[1]).Timestamp(row.Item1);
            copy.Next(columns[2]).Date(DateOnly.FromDateTime(row.Item1.UtcDateTime));
            copy.Next(columns[3]).Uuid(row.Item2);
            copy.Next(columns[4]).TimestampArray([row.Item1, Earliest]);
            copy.Next(columns[5]).TimestampArray([row.Item1]);
            copy.Next(columns[6]).UuidArray([row.Item2]);
        },
        row =>
        [
            Text(row.Item1) + "+00", Text(row.Item1), row.Item1.UtcDateTime.ToString("yyyy-MM-dd"), row.Item2.ToString(),
            $"{{\"{Text(row.Item1)}+00\",\"0001-01-01 00:00:00+00\"}}", $"{{\"{Text(row.Item1)}\"}}", $"{{{row.Item2}}}",
        ], asText: true);

    [Fact]
    public Task Arrays_of_numbers_read_back_as_written() => RoundTripAsync(
        [("ints", "integer[]"), ("longs", "bigint[]"), ("doubles", "double precision[]"), ("booleans", "boolean[]")],
        Gen.Zip(ArbMap.Default.GeneratorFor<(int[], long[])>(), ArbMap.Default.GeneratorFor<(double[], bool[])>()),
        (copy, columns, row) =>
        {
            copy.Next(columns[0]).Int32Array(row.Item1.Item1);
            copy.Next(columns[1]).Int64Array(row.Item1.Item2);
            copy.Next(columns[2]).DoubleArray(row.Item2.Item1);
            copy.Next(columns[3]).BooleanArray(row.Item2.Item2);
        },
        row => [row.Item1.Item1, row.Item1.Item2, row.Item2.Item1, row.Item2.Item2]);

    private static Gen<decimal> Decimals => Gen.Frequency(
        (3, ArbMap.Default.GeneratorFor<decimal>()),
        (3, Gen.Select(Gen.Zip(ArbMap.Default.GeneratorFor<int>(), Gen.Choose(0, 28)), pair => new decimal(pair.Item1, 0, 0, false, (byte)pair.Item2))),
        (1, Gen.Elements(decimal.MaxValue, decimal.MinValue, 0m, 0.00m, -0.0000000000000000000000000001m, 10000m, 0.0001m, 99999999.9999m)));

    private static Gen<string> Texts => Gen.Select(
        Gen.ListOf(Gen.OneOf(Gen.Choose(1, 0x7F), Gen.Choose(0x80, 0xD7FF), Gen.Choose(0xE000, 0x10FFFF))),
        runes => string.Concat(runes.Select(char.ConvertFromUtf32)));

    /// <summary>Whole microseconds, which is what PostgreSQL holds.</summary>
    private static Gen<DateTimeOffset> Times => Gen.Select(
        Gen.Zip(Gen.Choose(0, 3_652_058), Gen.Zip(Gen.Choose(0, 86_399), Gen.Choose(0, 999_999))),
        parts => new DateTimeOffset(DateTime.MinValue.AddDays(parts.Item1).AddSeconds(parts.Item2.Item1).AddMicroseconds(parts.Item2.Item2), TimeSpan.Zero));

    private static string Text(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss.FFFFFF");

    private async Task RoundTripAsync<T>(
        (string Name, string Type)[] table, Gen<T> values, Action<CopyWriter, Column[], T> write, Func<T, object?[]> expected, bool asText = false)
    {
        await using var source = (await postgres.CreateDatabaseAsync()).CreateDataSource();
        await using var connection = await source.OpenConnectionAsync();
        var columns = table.Select(column => new Column(column.Name, column.Type, Nullable: true) { MaxLength = column.Type.StartsWith("varchar") ? 9 : 0 }).ToArray();
        await connection.ExecuteAsync($"CREATE TABLE t (place integer, {string.Join(", ", table.Select(c => $"{Sql.Name(c.Name)} {c.Type}"))})", default);
        Prop.ForAll(Arb.From(Gen.ListOf(values)), rows => CheckAsync(connection, columns, [.. rows], write, expected, asText).GetAwaiter().GetResult())
            .Check(Config.QuickThrowOnFailure.WithMaxTest(Runs));
    }

    private static async Task CheckAsync<T>(
        NpgsqlConnection connection, Column[] columns, T[] rows, Action<CopyWriter, Column[], T> write, Func<T, object?[]> expected, bool asText)
    {
        await connection.ExecuteAsync("TRUNCATE t", default);
        using var copy = new CopyWriter("t");
        for (var i = 0; i < rows.Length; i++)
        {
            copy.BeginRow(columns.Length + 1);
            copy.Next(columns[0]).Int32(i);
            write(copy, columns, rows[i]);
            copy.EndRow();
        }
        copy.Rows.ShouldBe(rows.Length);
        await using (var stream = await CopyStream.BeginAsync(connection, "COPY t FROM STDIN (FORMAT binary)", default))
        {
            await stream.WriteAsync(copy.Written, default);
            await stream.EndAsync(default);
        }
        var list = string.Join(", ", columns.Select(column => Sql.Name(column.Name) + (asText ? "::text" : "")));
        var found = await connection.QueryAsync($"SELECT {list} FROM t ORDER BY place", row => Enumerable.Range(0, columns.Length).Select(i => row.IsDBNull(i) ? null : Value(row, i)).ToArray(), default);
        found.Count.ShouldBe(rows.Length);
        for (var i = 0; i < rows.Length; i++)
            found[i].ShouldBe(expected(rows[i]));
    }

    private static object Value(NpgsqlDataReader row, int column) =>
        row.GetDataTypeName(column) is "text[]" or "character varying[]" ? row.GetFieldValue<string?[]>(column) : row.GetValue(column);
}

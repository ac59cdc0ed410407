using Npgsql;

namespace MongoEtl.PostgreSql;

/// <summary>The row that a reader stands on.</summary>
internal sealed class ResultRow(NpgsqlDataReader reader) : DerivedRow
{
    public override bool IsNull(int column) => reader.IsDBNull(column);

    public override int Int32(int column) => reader.GetInt32(column);

    public override long Int64(int column) => reader.GetInt64(column);

    public override bool Boolean(int column) => reader.GetBoolean(column);

    public override decimal Numeric(int column) => reader.GetDecimal(column);

    public override string Text(int column) => reader.GetString(column);

    public override DateTimeOffset Timestamp(int column) => reader.GetFieldValue<DateTimeOffset>(column);

    public override DateOnly Date(int column) => reader.GetFieldValue<DateOnly>(column);

    public override Guid Uuid(int column) => reader.GetGuid(column);
}

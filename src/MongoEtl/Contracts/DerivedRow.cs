namespace MongoEtl;

/// <summary>One row of a derived table's query, by the place of its column in <see cref="CqlTablePlan.Columns"/>.</summary>
/// <remarks>Getters are asked only where there is a value: what a class declares not null was checked when the result was stored.</remarks>
public abstract class DerivedRow
{
    /// <summary>Whether there is no value.</summary>
    public abstract bool IsNull(int column);

    /// <summary>An <c>integer</c>.</summary>
    public abstract int Int32(int column);

    /// <summary>A <c>bigint</c>.</summary>
    public abstract long Int64(int column);

    /// <summary>A <c>boolean</c>.</summary>
    public abstract bool Boolean(int column);

    /// <summary>A <c>numeric</c>.</summary>
    public abstract decimal Numeric(int column);

    /// <summary>A <c>text</c>.</summary>
    public abstract string Text(int column);

    /// <summary>A <c>timestamptz</c>, UTC.</summary>
    public abstract DateTimeOffset Timestamp(int column);

    /// <summary>A <c>date</c>.</summary>
    public abstract DateOnly Date(int column);

    /// <summary>A <c>uuid</c>.</summary>
    public abstract Guid Uuid(int column);
}

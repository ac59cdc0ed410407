namespace MongoEtl.Generators.Model;

/// <summary>One column of a table and the property that is its rule.</summary>
internal sealed record ColumnModel
{
    /// <summary>The property.</summary>
    public required string Property { get; init; }

    /// <summary>The column's name.</summary>
    public required string Name { get; init; }

    /// <summary>What the property holds.</summary>
    public required ValueKind Kind { get; init; }

    /// <summary>What the elements of a list or set are, or the values of a map.</summary>
    public ValueKind? ElementKind { get; init; }

    /// <summary>What the keys of a map are.</summary>
    public ValueKind? MapKeyKind { get; init; }

    /// <summary>The property's type without <c>?</c>, with <c>global::</c>.</summary>
    public required string Type { get; init; }

    /// <summary>Whether the property's own type has null.</summary>
    public required bool NullableType { get; init; }

    /// <summary>Whether the column can be null.</summary>
    public required bool Nullable { get; init; }

    /// <summary>Its type in a PostgreSQL table.</summary>
    public PostgresType? Postgres { get; init; }

    /// <summary>Its type in a Cassandra table.</summary>
    public CqlType? Cql { get; init; }

    /// <summary>Its type as written in DDL.</summary>
    public string Ddl => Postgres?.Ddl ?? Cql?.Ddl ?? "";

    /// <summary>Its default as SQL.</summary>
    public string? Default { get; init; }

    /// <summary>Operands of a body that only passes a text on; none where the body is called.</summary>
    public EquatableArray<PassTerm> Pass { get; init; }

    /// <summary>Dotted path of the element it comes from, where there is one.</summary>
    public string? Field { get; init; }

    /// <summary>Whether the body reads a secret value.</summary>
    public bool Sensitive { get; init; }

    /// <summary>The service that compares its texts, with <c>global::</c>, where it is encrypted.</summary>
    public string? Comparer { get; init; }

    /// <summary>The column that holds the scope of its texts, where it is encrypted and has one.</summary>
    public string? ScopeColumn { get; init; }

    /// <summary>Whether the value is the document's own key.</summary>
    public bool IsOwnKey { get; init; }

    /// <summary>Whether the value is the text of the document's own id.</summary>
    public bool IsOwnId { get; init; }

    /// <summary>Whether the value follows from the document's id, so that two documents do not share it.</summary>
    public bool FollowsFromId { get; init; }

    /// <summary>The reference, if it is one.</summary>
    public ReferenceModel? Reference { get; init; }

    /// <summary>The enum, if it is one.</summary>
    public EnumModel? Enum { get; init; }
}

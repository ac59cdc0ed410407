namespace MongoEtl;

/// <summary>What a reference does that finds no document, or one whose row did not land. A null reference is not unresolved.</summary>
public enum UnresolvedRule
{
    /// <summary>The column is null. Counted per field.</summary>
    Null,

    /// <summary>The row is left out. Counted per field.</summary>
    SkipRow,

    /// <summary>The document becomes a dead letter.</summary>
    SetAside,

    /// <summary>The key is written although nothing has it: only for keys that are pure functions of the source id, without a foreign key.</summary>
    Keep,

    /// <summary>The column takes <see cref="OnUnresolvedAttribute.Value"/>. Counted per field.</summary>
    Value,
}

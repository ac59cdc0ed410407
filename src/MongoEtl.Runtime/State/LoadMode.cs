namespace MongoEtl.Runtime;

/// <summary>How an entity's rows reach their tables. Chosen once, when the entity begins, and kept by every resume.</summary>
public enum LoadMode
{
    /// <summary>All tables were empty: rows are copied straight in; keys and indexes come after.</summary>
    Load,

    /// <summary>Rows are copied into a temporary table and merged by key, touching only rows that differ.</summary>
    Merge,
}

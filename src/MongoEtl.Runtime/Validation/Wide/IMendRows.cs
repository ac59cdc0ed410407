namespace MongoEtl.Runtime;

/// <summary>Takes what has to be mended. Called from several threads.</summary>
internal interface IMendRows
{
    /// <summary>A row to be written.</summary>
    void Write(WideTable table, byte[] row);

    /// <summary>The key of a row to be deleted.</summary>
    void Delete(WideTable table, byte[] key);
}

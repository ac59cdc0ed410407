namespace MongoEtl;

/// <summary>Compares stored texts of an <see cref="EncryptedAttribute"/> column by what they say. Thread-safe; asked only about texts that
/// differ as stored.</summary>
public interface IPlaintextComparer
{
    /// <summary>Whether two stored texts are one text.</summary>
    /// <param name="expected">As the present settings write it.</param>
    /// <param name="stored">As it stands in a store, whoever wrote it.</param>
    /// <param name="scope">The scope of both, or the zero UUID where the column names none.</param>
    PlaintextVerdict Compare(string expected, string stored, Guid scope);
}

using MongoEtl.Internal;

namespace MongoEtl.Runtime;

/// <summary>Compares values of the encrypted columns of one table by their plaintexts. Asked only about rows that differ as stored.
/// Thread-safe.</summary>
public sealed class EncryptedColumns
{
    private readonly Dictionary<int, (IPlaintextComparer Comparer, int Scope)> _columns = [];

    /// <param name="columns">The table's columns.</param>
    /// <param name="services">Where services that compare are asked for.</param>
    public EncryptedColumns(IReadOnlyList<Column> columns, IServiceProvider services)
    {
        foreach (var (ordinal, column) in columns.Index())
        {
            if (column.Encryption is { } encryption)
                _columns.Add(ordinal, (encryption.Comparer(services), ScopeOf(columns, encryption)));
        }
    }

    /// <summary>Ordinals of the encrypted columns, in order.</summary>
    public IEnumerable<int> Ordinals => _columns.Keys;

    /// <summary>Whether a column is encrypted.</summary>
    public bool Contains(int column) => _columns.ContainsKey(column);

    /// <summary>Ordinal of the column that holds the scope of an encrypted column, or -1.</summary>
    public int ScopeOf(int column) => _columns[column].Scope;

    /// <summary>What the texts of an encrypted column say.</summary>
    public PlaintextVerdict Compare(int column, string expected, string stored, Guid scope) =>
        _columns[column].Comparer.Compare(expected, stored, scope);

    private static int ScopeOf(IReadOnlyList<Column> columns, ColumnEncryption encryption) =>
        encryption.ScopeColumn is { } name ? columns.Index().Single(column => column.Item.Name == name).Index : -1;
}

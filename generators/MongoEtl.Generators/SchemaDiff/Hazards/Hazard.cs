namespace MongoEtl.Generators.SchemaDiff;

/// <summary>What a change, or an intent stated about one, is to be told of.</summary>
/// <param name="Number">The diagnostic's number.</param>
/// <param name="Table">The table it concerns, by the name the classes give it or gave it; null for the whole schema.</param>
/// <param name="Column">The column it concerns, or empty.</param>
/// <param name="Message">What happens, and what to write.</param>
internal sealed record Hazard(int Number, TableId? Table, string Column, string Message)
{
    public const int NotAccepted = 62;
    public const int DropColumn = 63;
    public const int DropTable = 64;
    public const int Narrowing = 65;
    public const int FromText = 66;
    public const int Rewrite = 67;
    public const int NotNull = 68;
    public const int Unique = 69;
    public const int PrimaryKey = 70;
    public const int CqlKey = 71;
    public const int CqlType = 72;
    public const int CqlReadded = 73;
    public const int LabelRemoved = 74;
    public const int LabelOrder = 75;
    public const int PossibleRename = 76;
    public const int CqlRename = 77;
    public const int Removable = 78;
    public const int WrongIntent = 79;
    public const int ForeignKey = 80;
    public const int ComputedDefault = 81;
    public const int DatabaseColumn = 82;

    private static readonly int[] Warnings = [NotAccepted, Unique, ForeignKey, ComputedDefault, DatabaseColumn];

    /// <summary>Its diagnostic's id.</summary>
    public string Id => $"METL{Number:000}";

    /// <summary>Whether the change is refused, in the build and by the verbs.</summary>
    public bool IsError => Number != Removable && !Warnings.Contains(Number);
}

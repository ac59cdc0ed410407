namespace MongoEtl.SchemaChanges.Tests;

/// <summary>One change of a schema, as edits of <see cref="Cases.Source"/>.</summary>
/// <param name="Name">What changes.</param>
public sealed record SchemaCase(string Name)
{
    /// <summary>Edits that make version 1.</summary>
    public (string Before, string After)[] First { get; init; } = [];

    /// <summary>Edits that make version 2 of the same source.</summary>
    public (string Before, string After)[] Second { get; init; } = [];

    /// <summary>Ids of what the build tells of version 2 against version 1; none where nothing is.</summary>
    public string[] Told { get; init; } = ["METL062"];

    /// <summary>Asked of the filled and altered database.</summary>
    public string Query { get; init; } = "SELECT string_agg(name, ',' ORDER BY id) FROM town";

    /// <summary>Its answer.</summary>
    public string Answer { get; init; } = "Quito,Cuenca,Loja";

    /// <summary>A piece of the statements; none where nothing is altered.</summary>
    public string Statement { get; init; } = "";

    /// <summary>True where nothing is altered: the change is refused by the verb as it is by the build.</summary>
    public bool IsRefused { get; init; }

    /// <summary>Whether version 2 asks for the table to be written anew.</summary>
    public bool AsksForRewrite => Second.Any(edit => edit.After.Contains("ConvertUsing", StringComparison.Ordinal)
        || edit.After.Contains("[Drop(\"Old\")]", StringComparison.Ordinal));

    public override string ToString() => Name;
}

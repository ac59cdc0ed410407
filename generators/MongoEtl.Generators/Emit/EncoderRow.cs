using MongoEtl.Generators.Model;

namespace MongoEtl.Generators.Emit;

/// <summary>A row class as its entity's encoder holds it.</summary>
internal sealed record EncoderRow(TableSummary Table, string Name)
{
    public static IReadOnlyList<EncoderRow> Of(IReadOnlyList<TableSummary> tables) => 
        [.. tables.Select(t => new EncoderRow(t, t.Class.Identifier + (t.Store == Store.Stage ? "Stage" : "")))];

    /// <summary>The buffer that takes its rows.</summary>
    public RowWriter Writer { get; } = RowWriter.Of(Table.Store);

    /// <summary>The expression for the row object.</summary>
    public string Instance => Table.IsDocument ? "_source" : Field;

    /// <summary>The field that holds it.</summary>
    public string Field => "_" + NameTranslation.ToCamelCase(Name);

    /// <summary>The field that holds its element.</summary>
    public string ElementField => Field + "Element";

    /// <summary>Classes it shares with other rows.</summary>
    public IEnumerable<string> PerDocument => Table.Parameters.Where(p => p.Kind == ParameterKind.PerDocument).Select(p => p.Type);

    /// <summary>The field for a shared class.</summary>
    public static string FieldOf(string sharedClass) => "_" + NameTranslation.ToCamelCase(ClassName.Simple(sharedClass));
}

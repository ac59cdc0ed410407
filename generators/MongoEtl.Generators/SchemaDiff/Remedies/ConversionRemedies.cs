namespace MongoEtl.Generators.SchemaDiff;

/// <summary>States how values become values of another type.</summary>
internal static class ConversionRemedies
{
    public static IEnumerable<Remedy> Of(SchemaChange change, Schema after)
    {
        var column = change.Column!;
        return Conversions.Of(change.FormerColumn!.Type, column, after).Select(c => Remedy.Of($"ConvertUsing {c.Kind}",
            $"Rewrite {change.Table} with {column.Name} as {column.Type}: {c.Effect}",
            new RemedyEdit(EditKind.Set, EditTarget.Property, "ConvertUsing", c.Sql)));
    }
}

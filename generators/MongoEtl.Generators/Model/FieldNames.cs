namespace MongoEtl.Generators.Model;

/// <summary>Names of the members of the generated <c>Fields</c> class: one per property and element name.</summary>
internal static class FieldNames
{
    /// <summary>The property's name; for the second element and on with a number behind it.</summary>
    public static string Of(FieldModel field, int element) => element == 0 ? field.Name : field.Name + "Or" + Suffix(field.Elements[element]);

    public static IEnumerable<string> Of(FieldModel field) => Enumerable.Range(0, field.Elements.Count).Select(i => Of(field, i));

    private static string Suffix(string element)
    {
        var letters = new string([.. element.Select(c => char.IsLetterOrDigit(c) ? c : '_')]);
        return char.ToUpperInvariant(letters[0]) + letters.Substring(1);
    }
}

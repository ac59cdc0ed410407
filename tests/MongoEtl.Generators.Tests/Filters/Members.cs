namespace MongoEtl.Generators.Tests.Filters;

/// <summary>A document as its members in order.</summary>
internal sealed class Members(IEnumerable<KeyValuePair<string, object?>> members) : List<KeyValuePair<string, object?>>(members)
{
    /// <summary>Extended JSON of a document or value; also what a filter writes as an operand.</summary>
    internal static string Text(object? value) => value switch
    {
        null => "null",
        bool truth => truth ? "true" : "false",
        string text => $"\"{text}\"",
        int number => number.ToString(System.Globalization.CultureInfo.InvariantCulture),
        double number => $$"""{ "$numberDouble": "{{number.ToString("R", System.Globalization.CultureInfo.InvariantCulture)}}" }""",
        decimal number => $$"""{ "$numberDecimal": "{{number.ToString(System.Globalization.CultureInfo.InvariantCulture)}}" }""",
        Members members => "{ " + string.Join(", ", members.Select(member => $"\"{member.Key}\": {Text(member.Value)}")) + " }",
        object?[] items => "[" + string.Join(", ", items.Select(Text)) + "]",
        _ => throw new InvalidOperationException($"{value.GetType().Name} has no text."),
    };
}

using Microsoft.CodeAnalysis.CSharp;

namespace MongoEtl.Generators.Emit;

/// <summary>C# literals.</summary>
internal static class Literal
{
    public static string Text(string? text) => text is null ? "null" : SymbolDisplay.FormatLiteral(text, quote: true);

    public static string Utf8(string text) => Text(text) + "u8";

    public static string Bool(bool value) => value ? "true" : "false";

    public static string Texts(IEnumerable<string> texts) => "[" + string.Join(", ", texts.Select(t => Text(t))) + "]";
}

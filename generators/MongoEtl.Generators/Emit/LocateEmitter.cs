using System.Text;
using MongoEtl.Generators.Model;

namespace MongoEtl.Generators.Emit;

/// <summary>Writes <c>Locate</c>: one pass over the document's own elements that records where the wanted ones lie.</summary>
internal static class LocateEmitter
{
    public static void Emit(CodeWriter code, ViewModel view, ElementNames elements)
    {
        code.Line("/// <inheritdoc/>");
        code.Open("protected override void Locate(global::System.ReadOnlySpan<byte> document, int offset)");
        foreach (var element in elements.All)
            code.Line($"{elements[element]} = default;");
        if (view.HasSerialKey)
            code.Line("_serialKey = null;");
        code.Line("var reader = new global::MongoEtl.BsonElementReader(document);");
        code.Open("while (reader.MoveNext())");
        code.Line("var name = reader.Name;");
        code.Open("switch (name.Length)");
        var byLength = elements.All.Select(e => (Element: e, Length: Encoding.UTF8.GetByteCount(e))).OrderBy(e => e.Length).ThenBy(e => e.Element, StringComparer.Ordinal);
        foreach (var (element, length) in byLength)
        {
            code.Line($"case {length} when global::System.MemoryExtensions.SequenceEqual(name, {Literal.Utf8(element)}):");
            code.Indent();
            // Of elements of one name the first counts, as in MongoDB's own drivers.
            code.Line($"if ({elements[element]}.Type == global::MongoEtl.BsonType.Missing)");
            code.Line($"    {elements[element]} = new(offset + reader.ValueOffset, reader.ValueLength, reader.Type);");
            code.Line("break;");
            code.Outdent();
        }
        code.Close().Close().Close().Line();
    }
}

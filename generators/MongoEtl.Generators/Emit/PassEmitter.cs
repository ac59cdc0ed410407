using MongoEtl.Generators.Model;

namespace MongoEtl.Generators.Emit;

/// <summary>Writes a text column that only passes on: bytes are copied, no string is made.</summary>
internal sealed class PassEmitter
{
    private readonly string _prefix;
    private readonly string _writer;
    private int _variables;

    private PassEmitter(ColumnModel column, string writer) => (_prefix, _writer) = (NameTranslation.ToCamelCase(column.Property), writer);

    public static void Emit(CodeWriter code, ColumnModel column, string writer) => new PassEmitter(column, writer).Write(code, column);

    private void Write(CodeWriter code, ColumnModel column)
    {
        var next = $"{_writer}.Next(Columns.{column.Property})";
        // What stands behind an id or a constant is never reached.
        var end = column.Pass.ToList().FindIndex(t => t.IsSourceId || t.Constant is not null);
        var terms = end < 0 ? [.. column.Pass] : column.Pass.Take(end + 1).ToList();
        if (terms.Count == 1)
        {
            code.Line($"{next}.{Write(terms[0])};");
            return;
        }
        var text = _prefix + "Text";
        code.Line($"{next};");
        code.Line($"var {text} = {Value(terms[0])};");
        foreach (var term in terms.Skip(1).Where(t => !t.IsSourceId))
            code.Line($"if ({text}.IsNull)").Line($"    {text} = {Value(term)};");
        if (terms[terms.Count - 1] is { IsSourceId: true } id)
            code.Line($"if ({text}.IsNull)").Line($"    {_writer}.{Write(id)};").Line("else").Line($"    {_writer}.Text({text});");
        else
            code.Line($"{_writer}.Text({text});");
    }

    private string Write(PassTerm term) => term.IsSourceId ? $"SourceId({Path(term, 0, "source", "")})" : $"Text({Value(term)})";

    private string Value(PassTerm term) => term.Constant is { } constant
        ? $"new global::MongoEtl.Utf8Text({Literal.Utf8(constant)})"
        : Path(term, 0, "source", "Utf8");

    /// <summary>As in <c>source.A is { } a ? a.BUtf8 : default</c> for <c>source.A?.B</c>.</summary>
    private string Path(PassTerm term, int at, string from, string suffix)
    {
        var segment = term.Path[at];
        if (at == term.Path.Count - 1)
            return $"{from}.{segment.Name}{suffix}";
        var next = $"{from}.{segment.Name}";
        if (!segment.IsConditional)
            return Path(term, at + 1, next, suffix);
        var variable = $"{_prefix}{segment.Name}{++_variables}";
        return $"{next} is {{ }} {variable} ? {Path(term, at + 1, variable, suffix)} : default";
    }
}

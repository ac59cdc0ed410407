using System.Globalization;
using System.Text;
using MongoEtl.Generators.Parsing.Filters;

namespace MongoEtl.Generators.Emit.Filters;

/// <summary>The constants of a filter as spans over the program's own data: BSON values without type byte and name.</summary>
internal sealed class FilterConstants
{
    private const string Declaration = "    private static global::System.ReadOnlySpan<byte> ";

    private readonly HashSet<string> _names = new(StringComparer.Ordinal) { "Matches" };
    private readonly StringBuilder _source = new();

    /// <summary>Declares one value.</summary>
    /// <returns>The constant's name.</returns>
    public string Add(string path, string suffix, FilterValue value)
    {
        var name = Name(path, suffix);
        var literal = value.Type == BsonCode.Text && Utf8Literal.TryOf(value.Bytes, out var text) ? text : $"[{Hex(value.Bytes)}]";
        _source.Append($"    // {value.Text}\n{Declaration}{name} => {literal};\n\n");
        return name;
    }

    /// <summary>Declares the choices of <c>$in</c> as a BSON array, a line for each.</summary>
    /// <returns>The constant's name.</returns>
    public string AddChoices(FieldMembership membership, string suffix)
    {
        var name = Name(membership.Path, suffix);
        var pieces = Pieces(membership);
        var literals = pieces.Select(piece => Utf8Literal.TryOf(piece.Bytes, out var text) ? text : null).ToArray();
        var isText = membership.Choices.All(choice => choice.Type == BsonCode.Text) && literals.All(literal => literal != null);
        _source.Append(isText ? $"{Declaration}{name} =>\n" : $"{Declaration}{name} =>\n    [\n");
        for (var i = 0; i < pieces.Count; i++)
        {
            var end = !isText ? "," : i < pieces.Count - 1 ? " +" : ";";
            _source.Append($"        {(isText ? literals[i] : Hex(pieces[i].Bytes))}{end} // {pieces[i].Comment}\n");
        }
        _source.Append(isText ? "\n" : "    ];\n\n");
        return name;
    }

    /// <inheritdoc/>
    public override string ToString() => _source.ToString();

    private static List<(byte[] Bytes, string Comment)> Pieces(FieldMembership membership)
    {
        var length = FilterBson.Choices(membership).Length;
        var pieces = new List<(byte[], string)> { (new BsonByteWriter().Int32(length).ToArray(), $"an array of {length} bytes") };
        for (var i = 0; i < membership.Choices.Count; i++)
        {
            var choice = membership.Choices[i];
            var element = new BsonByteWriter().Element(choice.Type, i.ToString(CultureInfo.InvariantCulture)).Bytes(choice.Bytes);
            pieces.Add((element.ToArray(), choice.Text));
        }
        pieces.Add(([0], "its end"));
        return pieces;
    }

    private static string Hex(IEnumerable<byte> bytes) =>
        string.Join(", ", bytes.Select(value => "0x" + value.ToString("X2", CultureInfo.InvariantCulture)));

    /// <summary>The path's letters and digits in Pascal case, then the operator; a number where that is taken.</summary>
    private string Name(string path, string suffix)
    {
        var name = new StringBuilder();
        var isStart = true;
        foreach (var character in path)
        {
            if (char.IsLetterOrDigit(character))
                name.Append(isStart ? char.ToUpperInvariant(character) : character);
            isStart = !char.IsLetterOrDigit(character);
        }
        if (name.Length == 0 || char.IsDigit(name[0]))
            name.Insert(0, "At");
        name.Append(suffix);
        var stem = name.ToString();
        var unique = stem;
        for (var number = 2; !_names.Add(unique); number++)
            unique = stem + number.ToString(CultureInfo.InvariantCulture);
        return unique;
    }
}

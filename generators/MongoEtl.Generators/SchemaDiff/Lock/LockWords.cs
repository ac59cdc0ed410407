using MongoEtl.Generators.Model;

namespace MongoEtl.Generators.SchemaDiff;

/// <summary>Reads the words of a lock file, each of its own kind.</summary>
internal static class LockWords
{
    /// <exception cref="LockFormatException">It is no object, or holds a word of another file.</exception>
    public static void Check(JsonValue value, params string[] words)
    {
        if (value.Kind != JsonKind.Object)
            throw value.Fault("an object is expected");
        var unknown = value.Names.FindIndex(n => !words.Contains(n));
        if (unknown >= 0)
            throw value.Items[unknown].Fault($"\"{value.Names[unknown]}\" is no word here; {string.Join(", ", words)} are");
    }

    public static JsonValue Needed(JsonValue value, string name, JsonKind kind) =>
        value.Member(name) is not { } member ? throw value.Fault($"\"{name}\" is missing")
        : member.Kind != kind ? throw member.Fault($"\"{name}\" has to be {(kind == JsonKind.Array ? "an" : "a")} "
            + $"{kind.ToString().ToLowerInvariant()}")
        : member;

    public static List<JsonValue> Items(JsonValue value, string name) => Needed(value, name, JsonKind.Array).Items;

    public static string Text(JsonValue value, string name) =>
        Needed(value, name, JsonKind.Text) is { Text.Length: > 0 } text
            ? text.Text : throw value.Member(name)!.Fault($"\"{name}\" is empty");

    public static bool Flag(JsonValue value, string name) => value.Member(name)?.Kind switch
    {
        null or JsonKind.False => false,
        JsonKind.True => true,
        _ => throw value.Member(name)!.Fault($"\"{name}\" has to be true or false"),
    };

    public static EquatableArray<string> Texts(JsonValue value, string name) => Items(value, name)
        .Select(i => i.Kind == JsonKind.Text && i.Text.Length > 0 ? i.Text : throw i.Fault($"\"{name}\" holds texts, none of them empty"))
            .ToEquatable();

    public static void Distinct(IReadOnlyList<JsonValue> places, IEnumerable<string> names)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var i = 0;
        foreach (var name in names)
        {
            if (!seen.Add(name))
                throw places[i].Fault("it is there twice; keep one of the two");
            i++;
        }
    }

    /// <summary>Checks that texts are columns of the table.</summary>
    public static void CheckNames(JsonValue value, string name, TableShape table)
    {
        foreach (var item in Items(value, name))
            CheckName(item, table);
    }

    public static void CheckName(JsonValue name, TableShape table)
    {
        if (table.Column(name.Text) is null)
            throw name.Fault($"table {table.Id} has no column \"{name.Text}\"");
    }
}

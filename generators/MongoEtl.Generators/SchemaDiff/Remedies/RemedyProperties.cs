using System.Collections.Immutable;
using System.Globalization;
using MongoEtl.Generators.Model;

namespace MongoEtl.Generators.SchemaDiff;

/// <summary>Carries remedies from the generator to the code fixes in a diagnostic's properties, numbered: <c>0.title</c>,
/// <c>0.1.word</c>.</summary>
internal static class RemedyProperties
{
    private const string Class = "class";

    /// <param name="rowClass">Metadata name of the row class.</param>
    public static ImmutableDictionary<string, string?> Write(string rowClass, EquatableArray<Remedy> remedies)
    {
        var properties = ImmutableDictionary.CreateBuilder<string, string?>();
        if (remedies.Count == 0)
            return properties.ToImmutable();
        properties[Class] = rowClass;
        for (var i = 0; i < remedies.Count; i++)
        {
            properties[$"{Number(i)}.key"] = remedies[i].Key;
            properties[$"{Number(i)}.title"] = remedies[i].Title;
            for (var j = 0; j < remedies[i].Edits.Count; j++)
                Write(properties, $"{Number(i)}.{Number(j)}", remedies[i].Edits[j]);
        }
        return properties.ToImmutable();
    }

    public static string RowClass(ImmutableDictionary<string, string?> properties) => Text(properties, Class);

    public static IReadOnlyList<Remedy> Read(ImmutableDictionary<string, string?> properties)
    {
        var remedies = new List<Remedy>();
        for (var i = 0; properties.ContainsKey($"{Number(i)}.key"); i++)
        {
            var edits = new List<RemedyEdit>();
            for (var j = 0; properties.ContainsKey($"{Number(i)}.{Number(j)}.kind"); j++)
                edits.Add(Read(properties, $"{Number(i)}.{Number(j)}"));
            remedies.Add(new(Text(properties, $"{Number(i)}.key"), Text(properties, $"{Number(i)}.title"), edits.ToEquatable()));
        }
        return remedies;
    }

    private static void Write(ImmutableDictionary<string, string?>.Builder properties, string at, RemedyEdit edit)
    {
        properties[$"{at}.kind"] = edit.Kind.ToString();
        properties[$"{at}.target"] = edit.Target.ToString();
        properties[$"{at}.word"] = edit.Word;
        properties[$"{at}.value"] = edit.Value;
        properties[$"{at}.schema"] = edit.Schema;
        properties[$"{at}.cassandra"] = edit.IsCassandra ? "true" : "";
        properties[$"{at}.label"] = edit.Label;
    }

    private static RemedyEdit Read(ImmutableDictionary<string, string?> properties, string at) =>
        new((EditKind)Enum.Parse(typeof(EditKind), Text(properties, $"{at}.kind")),
            (EditTarget)Enum.Parse(typeof(EditTarget), Text(properties, $"{at}.target")),
            Text(properties, $"{at}.word"), Text(properties, $"{at}.value"))
        {
            Schema = Text(properties, $"{at}.schema"),
            IsCassandra = Text(properties, $"{at}.cassandra").Length > 0,
            Label = Text(properties, $"{at}.label"),
        };

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Text(ImmutableDictionary<string, string?> properties, string name) =>
        properties.TryGetValue(name, out var text) ? text ?? "" : "";
}

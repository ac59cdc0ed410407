using System.Text.Json;

namespace MongoEtl.Cli;

/// <summary>What the Cassandra tables held at the end of the demo before: a digest of each, for upserts do not tell what they
/// changed.</summary>
internal sealed class DemoDigests
{
    private readonly string _file;
    private readonly Dictionary<string, string> _before = [];
    private readonly Dictionary<string, string> _now = new(StringComparer.Ordinal);

    /// <param name="file">The file they are kept in; absent before the first demo.</param>
    public DemoDigests(string file)
    {
        _file = file;
        if (File.Exists(file))
            _before = JsonSerializer.Deserialize(File.ReadAllText(file), DemoJson.Default.DictionaryStringString) ?? [];
    }

    /// <summary>Notes a table's digest and says in words how it compares with that of the demo before.</summary>
    public string Compare(string destination, string table, string digest)
    {
        var name = $"{destination}/{table}";
        _now[name] = digest;
        return !_before.TryGetValue(name, out var before) ? "first demo" : before == digest ? "equal" : "DIFFERENT";
    }

    /// <summary>Keeps them for the next demo.</summary>
    public void Save() => File.WriteAllText(_file, JsonSerializer.Serialize(_now, DemoJson.Default.DictionaryStringString));
}

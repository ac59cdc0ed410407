using System.Globalization;
using System.Text.RegularExpressions;
using MongoEtl.Runtime;

namespace MongoEtl.Cassandra;

/// <summary>The folder of a bundle: scripts and tables for people, and in <c>.bundle</c> what a run that goes on needs.</summary>
internal sealed partial class BundleFolder : IDisposable
{
    private readonly string _plan;
    private readonly Lock _turn = new();
    private FileStream? _lock;

    /// <param name="root">The folder, absolute.</param>
    /// <param name="plan">The plan whose bundle it is.</param>
    internal BundleFolder(string root, string plan)
    {
        (Root, _plan) = (root, plan);
        Id = File.Exists(Marker) && File.ReadAllLines(Marker) is [_, var id, ..] ? id : Guid.NewGuid().ToString("N");
    }

    /// <summary>The folder.</summary>
    internal string Root { get; }

    /// <summary>Made with the folder, and kept when it is moved.</summary>
    internal string Id { get; }

    /// <summary>The script that creates keyspace and tables.</summary>
    internal string SchemaScript => Path.Combine(Root, "schema.cql");

    /// <summary>The script that loads everything.</summary>
    internal string LoadScript => Path.Combine(Root, "load.cql");

    private string Inner => Path.Combine(Root, ".bundle");

    private string Marker => Path.Combine(Inner, "plan");

    private string Journals => Path.Combine(Inner, "rows");

    private string Loads => Path.Combine(Inner, "loads");

    /// <summary>Creates the folder, or takes that of an earlier run, until it is disposed.</summary>
    /// <exception cref="TargetException">It holds something else, or another process writes it.</exception>
    internal void Take()
    {
        if (_lock is not null)
            return;
        var isBundle = File.Exists(Marker);
        if (!isBundle && Directory.Exists(Root) && Directory.EnumerateFileSystemEntries(Root).Any())
            throw new TargetException($"{Root} holds something that is no bundle of this program: name an empty or absent folder.");
        if (isBundle && File.ReadAllLines(Marker)[0] is var other && other != _plan)
            throw new TargetException($"{Root} has a bundle of plan {other}, and this is plan {_plan}: name another folder.");
        Directory.CreateDirectory(Loads);
        try
        {
            _lock = new FileStream(Path.Combine(Inner, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException busy)
        {
            throw new TargetException($"Another process writes the bundle in {Root}: wait until it ends, or name another folder.", busy);
        }
        WriteWhole(Marker, $"{_plan}\n{Id}\n");
    }

    /// <summary>The folder of an entity's rows while they are written; those that another run of the entity left are deleted.</summary>
    internal string TakeJournals(string entity, long writeTimestamp)
    {
        var journals = Path.Combine(Journals, entity, writeTimestamp.ToString(CultureInfo.InvariantCulture));
        lock (_turn)
        {
            if (Directory.Exists(journals))
                return journals;
            ForgetJournals(entity);
            Directory.CreateDirectory(journals);
            return journals;
        }
    }

    /// <summary>Deletes an entity's rows as they were gathered.</summary>
    internal void ForgetJournals(string entity)
    {
        if (Path.Combine(Journals, entity) is var folder && Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
    }

    /// <summary>Deletes all entities' rows as they were gathered.</summary>
    internal void ForgetJournals()
    {
        if (Directory.Exists(Journals))
            Directory.Delete(Journals, recursive: true);
    }

    /// <summary>The part of the loading script that loads a table.</summary>
    internal string LoadOf(string table) => Path.Combine(Loads, table);

    /// <summary>The files that a table has for people.</summary>
    internal IEnumerable<string> FilesOf(string table) => Directory.EnumerateFiles(Root)
        .Where(file => TableFile().Match(Path.GetFileName(file)) is { Success: true } match && match.Groups["table"].Value == table)
        .Order(StringComparer.Ordinal);

    /// <summary>Deletes what a table has, its part of the loading script first.</summary>
    internal void Forget(string table)
    {
        File.Delete(LoadOf(table));
        foreach (var file in FilesOf(table).ToList())
            File.Delete(file);
    }

    /// <summary>Writes a file so that it is there whole or not at all.</summary>
    internal static void WriteWhole(string path, string content)
    {
        var unfinished = path + ".unfinished";
        using (var file = new FileStream(unfinished, FileMode.Create, FileAccess.Write))
        using (var writer = new StreamWriter(file))
        {
            writer.Write(content);
            writer.Flush();
            file.Flush(flushToDisk: true);
        }
        File.Move(unfinished, path, overwrite: true);
    }

    public void Dispose() => _lock?.Dispose();

    // TABLE.csv, TABLE.2.csv, TABLE.rows.cql
    [GeneratedRegex(@"^(?<table>\w+)(\.\d+)?\.(csv|rows\.cql)$")]
    private static partial Regex TableFile();
}

namespace MongoEtl.Cli;

/// <summary>The folder that a demo keeps its things in. A marker file tells it from a folder with anything else, so that nothing but a
/// demo's own
/// is ever deleted.</summary>
internal sealed class DemoFolder
{
    private const string MarkerName = "demo.txt";

    private DemoFolder(string path) => Root = path;

    /// <summary>The folder, absolute.</summary>
    public string Root { get; }

    /// <summary>The sample dump.</summary>
    public string Sample => Path.Combine(Root, "sample");

    /// <summary>The private server's files.</summary>
    public string Server => Path.Combine(Root, "server");

    /// <summary>The encryption key made for the demo.</summary>
    public string Key => Path.Combine(Root, "encryption.key");

    /// <summary>Cassandra tables as files, where there is no cluster.</summary>
    public string Bundle => Path.Combine(Root, "bundle");

    /// <summary>The private Cassandra node's files.</summary>
    public string Node => Path.Combine(Root, "cassandra");

    /// <summary>What the node said.</summary>
    public string NodeLog => Path.Combine(Root, "cassandra.log");

    /// <summary>Which process the node is.</summary>
    public string NodeOwner => Path.Combine(Root, "cassandra.owner");

    /// <summary>The node's ports.</summary>
    public string NodePorts => Path.Combine(Root, "cassandra.ports");

    /// <summary>What the Cassandra tables held at the end of the demo before.</summary>
    public string Digests => Path.Combine(Root, "cassandra.digests");

    private string Marker => Path.Combine(Root, MarkerName);

    /// <summary>Opens or creates the folder.</summary>
    /// <param name="path">The folder, absolute.</param>
    /// <param name="sample">What the sample is made from; an earlier demo of the folder must have had the same.</param>
    /// <param name="fresh">Delete what an earlier demo left.</param>
    /// <exception cref="VerbFailedException">The folder holds something else, or a demo of another sample.</exception>
    public static DemoFolder Open(string path, string sample, bool fresh)
    {
        var folder = new DemoFolder(path);
        var isDemo = File.Exists(folder.Marker);
        if (!isDemo && Directory.Exists(path) && Directory.EnumerateFileSystemEntries(path).Any())
            throw new VerbFailedException($"{path} holds something that no demo put there: name another folder with --dir.");
        if (isDemo && fresh)
            folder.Delete();
        else if (isDemo && File.ReadAllText(folder.Marker).Trim() is var earlier && earlier != sample)
            throw new VerbFailedException($"{path} has a demo of another sample ({earlier}, now {sample}): add --fresh to start over, or " +
                $"name another folder with --dir.");
        Directory.CreateDirectory(path);
        File.WriteAllText(folder.Marker, sample + Environment.NewLine);
        return folder;
    }

    /// <summary>The folder without <c>--dir</c>. Root's own cache folder is of no use: its server runs as user postgres, who may not
    /// enter it.</summary>
    public static string DefaultPath(Surroundings surroundings)
    {
        var name = Path.Combine("mongoetl", $"{surroundings.Program}-demo");
        if (OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess)
            return Path.Combine("/var/cache", name);
        if (surroundings.Environment.GetValueOrDefault("XDG_CACHE_HOME") is { Length: > 0 } cache)
            return Path.Combine(cache, name);
        return surroundings.Environment.GetValueOrDefault("HOME") is { Length: > 0 } home
            ? Path.Combine(home, ".cache", name)
            : Path.Combine(Path.GetTempPath(), name);
    }

    private void Delete()
    {
        foreach (var directory in new[] { Sample, Server, Bundle, Node }.Where(Directory.Exists))
            Directory.Delete(directory, recursive: true);
        foreach (var file in new[] { NodePorts, NodeLog, Digests, Key, Marker }.Where(File.Exists))
            File.Delete(file);
    }
}

namespace MongoEtl.Cassandra.Tests;

/// <summary>What differs between the tests' nodes. Ports and folder not given are chosen free and new; the folder is then deleted at the
/// end.</summary>
public sealed record CassandraNodeOptions
{
    public string Address { get; init; } = "127.0.0.1";

    public int? Port { get; init; }

    public int? StoragePort { get; init; }

    /// <summary><c>address:storagePort</c> of the node to join; null: a cluster of its own.</summary>
    public string? Seeds { get; init; }

    public string? Folder { get; init; }

    /// <summary>Asks for user and password; <c>cassandra</c> and <c>cassandra</c> are let in.</summary>
    public bool HasAuthentication { get; init; }

    /// <summary><c>FILE.p12:PASSWORD</c>; connections must then be of TLS.</summary>
    public string? KeyStore { get; init; }

    /// <summary>False: changes of the schema are only in the log at first, which spares the disk's answer to each of them. For a node that
    /// is never crashed.</summary>
    public bool FlushesSchema { get; init; } = true;

    /// <summary>Memory of the process, as Java takes it.</summary>
    public string Heap { get; init; } = "512m";
}

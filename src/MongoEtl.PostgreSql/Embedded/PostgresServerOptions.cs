namespace MongoEtl.PostgreSql;

/// <summary>A private PostgreSQL.</summary>
public sealed record PostgresServerOptions
{
    /// <summary>Folder that holds the server's files, created if absent; its name should say so, for everything in it is the server's.
    /// Data of an earlier start is used again.</summary>
    public required string Folder { get; init; }

    /// <summary>For tests: nothing is forced to disk, and the folder is deleted at the end.</summary>
    public bool IsTemporary { get; init; }

    /// <summary>Longest wait for start and stop, in seconds.</summary>
    public int WaitSeconds { get; init; } = 60;

    /// <summary>A new folder for a temporary server, where user <c>postgres</c> can reach it.</summary>
    public static PostgresServerOptions Temporary() => new()
    {
        Folder = Path.Combine(Path.GetTempPath(), $"mongoetl-postgres-{Environment.ProcessId}-{Guid.NewGuid():N}"[..48]),
        IsTemporary = true,
    };
}

namespace MongoEtl.Runtime;

/// <summary>The target server cannot do what is needed. The message names the server's words, the place, and the next step.</summary>
public class TargetException(string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>True when trying again later may succeed without anybody changing anything.</summary>
    public bool IsTransient { get; init; }

    /// <summary>The server's SQLSTATE, where it sent one.</summary>
    public string? SqlState { get; init; }
}

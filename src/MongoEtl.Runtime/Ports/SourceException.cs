namespace MongoEtl.Runtime;

/// <summary>The source server or file cannot do what is needed. The message names the file or server, the place, and the next step.</summary>
public class SourceException(string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>True when trying again later may succeed without anybody changing anything.</summary>
    public bool IsTransient { get; init; }
}

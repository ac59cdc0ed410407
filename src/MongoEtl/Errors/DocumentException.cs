namespace MongoEtl;

/// <summary>One document cannot be migrated: the run sets it aside as a dead letter and goes on.</summary>
/// <remarks>No message or property ever holds a value of the document; the dead letter keeps its bytes.</remarks>
public class DocumentException : Exception
{
    /// <summary>States what is wrong with which element.</summary>
    /// <param name="path">Dotted path of the element, such as <c>items.2.price</c>; empty for the document itself.</param>
    /// <param name="expected">What would have been right, or null where that says nothing.</param>
    /// <param name="found">What was there: a type name, never a value; or null.</param>
    /// <param name="reason">The sentence a person reads, without the path.</param>
    /// <param name="innerException">What a user's rule threw, if that is the cause.</param>
    public DocumentException(string path, string? expected, string? found, string reason, Exception? innerException = null)
        : base(path.Length == 0 ? reason : path + ": " + reason, innerException)
    {
        Path = path;
        Expected = expected;
        Found = found;
        Reason = reason;
    }

    /// <summary>Dotted path of the element; empty for the document itself.</summary>
    public string Path { get; }

    /// <summary>What would have been right, such as <c>an integer of 32 bits</c>.</summary>
    public string? Expected { get; }

    /// <summary>What was there instead: a BSON type, with the fault if the type alone does not say it.</summary>
    public string? Found { get; }

    /// <summary>The message without the path.</summary>
    public string Reason { get; }
}

namespace MongoEtl;

/// <summary>An element holds what its property cannot take, and its <see cref="MismatchRule"/> is to set the document aside.</summary>
public sealed class FieldException : DocumentException
{
    /// <summary>Names the element, what its property takes and what was found.</summary>
    public FieldException(string path, string expected, string found)
        : base(path, expected, found,
            $"expected {expected}, found {found}; change the property's type, or say with [OnMismatch] what such a value does")
    {
    }
}

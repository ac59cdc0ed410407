namespace MongoEtl;

/// <summary>Bytes are not the BSON they claim to be: truncated, over-long, mis-nested, of unknown type or not UTF-8.</summary>
public sealed class BsonFormatException : DocumentException
{
    /// <summary>Says what is wrong at which byte.</summary>
    /// <param name="offset">Offset of the fault in the bytes that were given to the reader.</param>
    /// <param name="problem">What is wrong, as the end of a sentence.</param>
    public BsonFormatException(int offset, string problem)
        : this("", offset, problem)
    {
    }

    /// <summary>Says what is wrong at which byte of which element.</summary>
    /// <param name="path">Dotted path of the element whose inside is malformed.</param>
    /// <param name="offset">Offset of the fault in the outermost document.</param>
    /// <param name="problem">What is wrong, as the end of a sentence.</param>
    public BsonFormatException(string path, int offset, string problem)
        : base(path, "valid BSON", "malformed bytes", $"malformed BSON at byte {offset}: {problem}")
    {
        Offset = offset;
        Problem = problem;
    }

    /// <summary>Where the fault is, counted from the start of the bytes that were read.</summary>
    public int Offset { get; }

    /// <summary>What is wrong there, without the offset.</summary>
    internal string Problem { get; }
}

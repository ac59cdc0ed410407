namespace MongoEtl;

/// <summary>A reference finds no document that has a row, and its rule is to set the document aside.</summary>
/// <param name="path">Path of the source field.</param>
/// <param name="referred">What it refers to, for people: the entity's name.</param>
public sealed class UnresolvedException(string path, string referred)
    : DocumentException(path, $"a reference to a document of {referred}", "an id that none has",
        $"refers to a document of {referred} that does not exist or was set aside; [OnUnresolved] can say otherwise")
{
}

namespace MongoEtl.Runtime;

/// <summary>A document to be tried again: the id its dead letters are stored under, and its bytes in the clear.</summary>
internal sealed record LetterDocument(string SourceId, byte[] Document);

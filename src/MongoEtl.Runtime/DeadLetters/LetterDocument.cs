namespace MongoEtl.Runtime;

/// <summary>A document to be tried again: the id its dead letters are stored under, and its bytes in the clear.</summary>
/// <param name="SourceId">The id's text, or the place of a document without one.</param>
/// <param name="Document">Raw BSON.</param>
/// <param name="Others">Letters of other documents with the same id, which stay.</param>
internal sealed record LetterDocument(string SourceId, byte[] Document, IReadOnlyList<DeadLetter> Others);

namespace MongoEtl.Runtime;

/// <summary>What a key pass found.</summary>
/// <param name="Seen">Documents added.</param>
/// <param name="New">Keys allotted now.</param>
/// <param name="DuplicateIds">Source ids that more than one document has.</param>
/// <param name="SharedAlternates">Alternate texts that more than one document has; the smallest source id wins.</param>
public sealed record KeyPassResult(long Seen, long New, long DuplicateIds, long SharedAlternates);

using MongoEtl;

namespace Community.Documents;

/// <summary>What every collection of the domain has: an id and two dates.</summary>
[Lenient]
public abstract partial class CommunityDocument
{
    [Id] public partial SourceId Id { get; }

    public partial DateTimeOffset? CreatedAt { get; }

    public partial DateTimeOffset? UpdatedAt { get; }

    /// <summary>The date of creation; a missing one is the time in the ObjectId, and with neither the document is a dead letter (0.7, D21).</summary>
    public DateTimeOffset Created => CreatedAt ?? TimeOfId("createdAt");

    /// <summary>The date of the last change, completed as <see cref="Created"/>.</summary>
    public DateTimeOffset Updated => UpdatedAt ?? TimeOfId("updatedAt");

    private DateTimeOffset TimeOfId(string element) => Id.Timestamp
        ?? throw new InvalidOperationException($"{element} is missing and the _id is no ObjectId that could tell the time");
}

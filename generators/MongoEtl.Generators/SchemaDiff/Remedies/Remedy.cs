using MongoEtl.Generators.Model;

namespace MongoEtl.Generators.SchemaDiff;

/// <summary>One answer to a hazard, which an editor offers as a code fix.</summary>
/// <param name="Key">What answers of one kind share: chosen for one hazard, it can be chosen for all. Of one that loses data no other has
/// it, so that each loss is chosen by itself.</param>
/// <param name="Title">What will happen to the databases.</param>
/// <param name="Edits">The edits that state it.</param>
internal sealed record Remedy(string Key, string Title, EquatableArray<RemedyEdit> Edits)
{
    public static Remedy Of(string key, string title, params RemedyEdit[] edits) => new(key, title, new(edits));
}

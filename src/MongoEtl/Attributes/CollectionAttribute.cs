namespace MongoEtl;

/// <summary>A document class: a typed view over one document of a MongoDB collection. Its partial properties are implemented by the generator.</summary>
/// <param name="name">The collection's name, as MongoDB has it.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class CollectionAttribute(string name) : Attribute
{
    /// <summary>The collection's name.</summary>
    public string Name { get; } = name;

    /// <summary>The database, needed only where a source holds the collection in several.</summary>
    public string? Database { get; init; }

    /// <summary>A MongoDB filter in relaxed Extended JSON, such as <c>{ role: { $in: ['A', 'B'] } }</c>. Checked by the build, sent to a server as BSON, and evaluated on a dump with the same meaning. Operators: equality, $eq $ne $gt $gte $lt $lte $in $nin $exists $type $and $or $nor $not.</summary>
    public string? Filter { get; init; }
}

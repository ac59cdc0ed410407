namespace MongoEtl.Generators.Parsing.Filters;

/// <summary>A parsed collection filter, or a part of one. Equal by content, so it can be part of the generator's model.</summary>
internal abstract record FilterNode;

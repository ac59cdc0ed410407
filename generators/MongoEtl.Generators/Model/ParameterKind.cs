namespace MongoEtl.Generators.Model;

/// <summary>What a row class's constructor is given.</summary>
internal enum ParameterKind
{
    Document,
    Element,
    PerDocument,
    Service,
}

namespace MongoEtl.Generators.Model;

/// <summary>A filter that parses: for which class, what its evaluation is called, and its text.</summary>
internal sealed record FilterSource(ClassName Class, string Name, string Text);

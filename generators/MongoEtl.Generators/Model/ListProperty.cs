namespace MongoEtl.Generators.Model;

/// <summary>A list that gives rows: its unusable elements are left out and counted, unless its property says otherwise.</summary>
internal sealed record ListProperty(string DeclaringClass, string Property);

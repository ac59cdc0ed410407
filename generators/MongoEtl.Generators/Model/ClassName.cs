namespace MongoEtl.Generators.Model;

/// <summary>Where a type stands, and how generated code names it.</summary>
/// <param name="Namespace">Its namespace; empty for the global one.</param>
/// <param name="Outer">The classes around it, outermost first.</param>
/// <param name="Name">Its own name.</param>
internal sealed record ClassName(string Namespace, EquatableArray<string> Outer, string Name)
{
    /// <summary>The last part of a name with <c>global::</c>.</summary>
    public static string Simple(string global) => global.Substring(Math.Max(global.LastIndexOf('.'), global.LastIndexOf(':')) + 1);

    /// <summary>With everything around it, dots between.</summary>
    public string Dotted => string.Join(".", (Namespace.Length == 0 ? [] : new[] { Namespace }).Concat(Outer).Concat([Name]));

    /// <summary><c>global::</c> and the dotted name.</summary>
    public string Global => "global::" + Dotted;

    /// <summary>The dotted name without its namespace, as one identifier.</summary>
    public string Identifier => string.Join("_", Outer.Concat([Name]));
}

namespace MongoEtl.Generators.Model;

/// <summary>The list that gives a row per element.</summary>
/// <param name="DeclaringClass">The document class, or base of it, that declares the list, with <c>global::</c>.</param>
/// <param name="Property">The document's list property.</param>
/// <param name="Field">The element's name, for counts.</param>
/// <param name="ElementType">T, with <c>global::</c>.</param>
/// <param name="HasSourceIndex">Whether the list knows places in the array (it is a view's own list).</param>
/// <param name="IsArray">Whether it is a C# array.</param>
internal sealed record ElementsModel(string DeclaringClass, string Property, string Field, string ElementType, bool HasSourceIndex, bool IsArray);

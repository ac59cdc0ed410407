namespace MongoEtl.Generators.Model;

/// <summary>The members of one class's generated <c>Fields</c>.</summary>
/// <param name="Class">The class, with <c>global::</c>.</param>
/// <param name="Members">Their names.</param>
internal sealed record FieldListModel(string Class, EquatableArray<string> Members);

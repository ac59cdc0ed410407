namespace MongoEtl.Generators.Model;

/// <summary>A field and the class, with <c>global::</c>, that declares it.</summary>
internal sealed record InheritedFieldModel(string DeclaringClass, FieldModel Field);

using MongoEtl.Generators.Model;

namespace MongoEtl.Generators.SchemaDiff;

/// <summary>A PostgreSQL enum type of schema <c>public</c>, labels in order.</summary>
internal sealed record EnumShape(string Name, EquatableArray<string> Labels)
{
    /// <summary>As statements name it.</summary>
    public string Quoted => QuotedName(Name);

    public static string QuotedName(string name) => $"\"public\".{Sql.Quote(name)}";
}

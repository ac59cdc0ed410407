using MongoEtl.Generators.Model;
using MongoEtl.Generators.SchemaDiff;

namespace MongoEtl.PostgreSql;

/// <summary>An index over whole columns of all rows.</summary>
internal sealed record CatalogueIndex(TableId Table, bool IsPrimary, bool IsUnique, EquatableArray<string> Columns);

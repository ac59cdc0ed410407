using Microsoft.CodeAnalysis;
using MongoEtl.Generators.Model;

namespace MongoEtl.Generators.Parsing;

/// <summary>A column and its property, while a row class is being read.</summary>
internal sealed record ParsedColumn(IPropertySymbol Property, ColumnModel Column);

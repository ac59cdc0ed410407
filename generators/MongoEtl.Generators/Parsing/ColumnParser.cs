using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using MongoEtl.Generators.Diagnostics;
using MongoEtl.Generators.Model;

namespace MongoEtl.Generators.Parsing;

/// <summary>Reads one column.</summary>
internal sealed class ColumnParser(INamedTypeSymbol row, RowDocument document, Compilation compilation, DiagnosticBag bag)
{
    public ColumnModel? Parse(IPropertySymbol property)
    {
        var value = ValueType.Of(property.Type);
        var element = value is { Kind: ValueKind.List or ValueKind.ScalarList, Inner: { } item } ? ValueType.Of(item) : null;
        var isEnum = value?.Kind == ValueKind.Enum;
        var enumModel = isEnum ? EnumParser.Parse(value!.Inner!, bag) : null;
        var reference = value?.Kind == ValueKind.Reference ? new ReferenceParser(row, bag).Parse(property, value.Inner!) : null;
        var natural = Natural(value, element, enumModel, reference);
        if (value is null || natural is null)
        {
            if (value?.Kind != ValueKind.Reference)
                bag.Add(DiagnosticTable.UnsupportedColumn, property, row.Name, property.Name, property.Type.ToDisplayString());
            return null;
        }
        var column = property.Attribute("Column");
        var name = column?.Argument(0) as string ?? NameTranslation.ToSnakeCase(property.Name);
        var postgres = new ColumnTypeParser(row, bag).Parse(property, column, natural, Held(value.Kind, reference), element?.Kind);
        var model = compilation.GetSemanticModel(property.Syntax()?.SyntaxTree ?? row.DeclaringSyntaxReferences[0].SyntaxTree);
        var isKey = property.Has("PrimaryKey") || property.Has("MergeKey");
        var parsed = new ColumnModel
        {
            Property = property.Name,
            Name = name,
            Kind = value.Kind,
            ElementKind = element?.Kind,
            Type = property.Type.WithNullableAnnotation(NullableAnnotation.NotAnnotated).GlobalName(),
            NullableType = value.Nullable,
            Nullable = value.Kind == ValueKind.Reference ? !isKey : value.Nullable,
            Postgres = postgres,
            Default = column?.Named("Default") as string,
            Reference = reference,
            Enum = enumModel,
        };
        return new BodyParser(document, model, compilation, row, bag).Apply(property, parsed);
    }

    private static PostgresType? Natural(ValueType? value, ValueType? element, EnumModel? enumModel, ReferenceModel? reference) => value?.Kind switch
    {
        null => null,
        ValueKind.Reference => reference is null ? null : PostgresTypes.Default(Held(ValueKind.Reference, reference), null),
        ValueKind.List or ValueKind.ScalarList => element is { Nullable: false } ? PostgresTypes.DefaultArray(element.Kind) : null,
        var kind => PostgresTypes.Default(kind.Value, enumModel),
    };

    /// <summary>What is written: of a reference, the key it stands for.</summary>
    private static ValueKind Held(ValueKind kind, ReferenceModel? reference) => reference?.Key switch
    {
        null => kind,
        KeyKind.Serial => ValueKind.Int32,
        KeyKind.SourceId => ValueKind.SourceId,
        _ => ValueKind.Guid,
    };
}

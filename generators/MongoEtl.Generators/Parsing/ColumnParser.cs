using Microsoft.CodeAnalysis;
using MongoEtl.Generators.Diagnostics;
using MongoEtl.Generators.Model;

namespace MongoEtl.Generators.Parsing;

/// <summary>Reads one column.</summary>
internal sealed class ColumnParser(
    INamedTypeSymbol row, RowDocument document, Compilation compilation, IColumnTypes types, DiagnosticBag bag)
{
    public ColumnModel? Parse(IPropertySymbol property)
    {
        var value = ValueType.Of(property.Type);
        var enumModel = value?.Kind == ValueKind.Enum ? EnumParser.Parse(value.Inner!, bag) : null;
        var reference = value?.Kind == ValueKind.Reference ? new ReferenceParser(row, bag).Parse(property, value.Inner!) : null;
        var held = value is null ? null : Held(value, enumModel, reference);
        if (value is null || held is null || !types.CanHold(held))
        {
            if (value?.Kind != ValueKind.Reference)
            {
                bag.Add(DiagnosticTable.UnsupportedColumn, property, row.Name, property.Name, property.Type.ToDisplayString(),
                    types.Words.Store, types.Words.Use);
            }
            return null;
        }
        var column = property.Attribute("Column");
        var model = compilation.GetSemanticModel(property.Syntax()?.SyntaxTree ?? row.DeclaringSyntaxReferences[0].SyntaxTree);
        var isKey = new[] { "PrimaryKey", "MergeKey", "PartitionKey", "ClusteringKey" }.Any(property.Has);
        var parsed = new BodyParser(document, model, compilation, row, bag).Apply(property, new()
        {
            Property = property.Name,
            Name = column?.Argument(0) as string ?? NameTranslation.ToSnakeCase(property.Name),
            Kind = value.Kind,
            ElementKind = held.Element,
            MapKeyKind = held.MapKey,
            Type = property.Type.WithNullableAnnotation(NullableAnnotation.NotAnnotated).GlobalName(),
            NullableType = value.Nullable,
            Nullable = value.Kind == ValueKind.Reference ? !isKey : value.Nullable,
            Default = column?.Named("Default") as string,
            Reference = reference,
            Enum = enumModel,
        });
        var isOwnTimeUuid = parsed is { IsOwnKey: true, Kind: ValueKind.Guid } && EntityParser.KeyOf(document.Type) == KeyKind.TimeUuid;
        return types.Apply(property, parsed, isOwnTimeUuid ? held with { IsTimeUuid = true } : held);
    }

    private static HeldValue Held(ValueType value, EnumModel? enumModel, ReferenceModel? reference)
    {
        var kind = value.Kind != ValueKind.Reference ? value.Kind : reference?.Key switch
        {
            null => ValueKind.Reference,
            KeyKind.Serial => ValueKind.Int32,
            KeyKind.SourceId => ValueKind.SourceId,
            _ => ValueKind.Guid,
        };
        return new(kind, ElementOf(value.Inner, value.Kind), ElementOf(value.MapKey, value.Kind), enumModel,
            reference?.Key == KeyKind.TimeUuid);
    }

    /// <summary>What an element is; nothing where one could be null, which no column's element can.</summary>
    private static ValueKind? ElementOf(INamedTypeSymbol? item, ValueKind collection) =>
        collection is ValueKind.List or ValueKind.ScalarList or ValueKind.Set or ValueKind.Map && item is not null
        && ValueType.Of(item) is { Nullable: false } element ? element.Kind : null;
}

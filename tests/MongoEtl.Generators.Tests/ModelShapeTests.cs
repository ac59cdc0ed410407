using System.Reflection;
using Microsoft.CodeAnalysis;
using MongoEtl.Generators.Model;
using MongoEtl.Generators.Parsing;
using MongoEtl.Generators.SchemaDiff;

namespace MongoEtl.Generators.Tests;

/// <summary>Models are plain data that equals by its values, or the compiler's cache would hold compilations or serve stale output.</summary>
public sealed class ModelShapeTests
{
    private static readonly Type[] Scalars = [typeof(string), typeof(bool), typeof(int)];

    [Theory]
    [InlineData(typeof(DocumentParse))]
    [InlineData(typeof(RowParse))]
    [InlineData(typeof(SharedParse))]
    [InlineData(typeof(EncoderModel))]
    [InlineData(typeof(EntitySource))]
    [InlineData(typeof(TableSource))]
    [InlineData(typeof(PlanModel))]
    [InlineData(typeof(FilterSource))]
    [InlineData(typeof(ListProperty))]
    [InlineData(typeof(SchemaDiffModel))]
    public void Models_hold_only_values(Type model) => Faults(model, model.Name, []).ShouldBeEmpty();

    [Fact]
    public void Source_models_hold_no_places() =>
        typeof(ViewModel).Assembly.GetTypes().Where(t => t.Namespace == typeof(ViewModel).Namespace)
            .SelectMany(t => t.GetFields(BindingFlags.Instance | BindingFlags.NonPublic))
            .Where(f => f.FieldType.Name.Contains("Location", StringComparison.Ordinal)).ShouldBeEmpty();

    private static IEnumerable<string> Faults(Type type, string path, HashSet<Type> seen)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (Scalars.Contains(type) || type.IsEnum || !seen.Add(type))
            return [];
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(EquatableArray<>))
            return Faults(type.GetGenericArguments()[0], path + "[]", seen);
        if (type.Namespace == "Microsoft.CodeAnalysis.Text" && type.IsValueType)
            return [];
        var isRecord = type.GetMethod("<Clone>$") is not null;
        if (!isRecord)
            return [$"{path}: {type} is no record"];
        return type.GetFields(BindingFlags.Instance | BindingFlags.NonPublic).SelectMany(f => Faults(f.FieldType, $"{path}.{f.Name}", seen)).ToList();
    }
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using MongoEtl.Generators.Diagnostics;
using MongoEtl.Generators.Model;

namespace MongoEtl.Generators.Parsing;

/// <summary>Reads <c>[OnMismatch]</c> and checks it against the property's type.</summary>
internal sealed class MismatchParser(INamedTypeSymbol owner, DiagnosticBag bag)
{
    private static readonly string[] Rules = ["SetAside", "Null", "ToText", "Truthiness", "Value"];

    public FieldModel Apply(IPropertySymbol property, FieldModel field)
    {
        if (property.Attribute("OnMismatch") is not { ConstructorArguments: [var argument] } attribute)
            return field;
        var isRule = argument.Type is { Name: "MismatchRule" };
        var rule = isRule && argument.Value is { } number ? Rules[Convert.ToInt32(number)] : "Value";
        var constant = isRule ? null : Constant(field, argument);
        var problem = Problem(field, rule, isRule, constant);
        if (problem is not null)
            bag.Add(DiagnosticTable.WrongMismatchConstant, attribute.Place(), owner.Name, property.Name, property.Type.ToDisplayString(), problem);
        return problem is null ? field with { OnMismatch = rule, Constant = constant } : field;
    }

    private static string? Problem(FieldModel field, string rule, bool isRule, string? constant) => rule switch
    {
        "Value" when isRule => "give the constant itself, as in [OnMismatch(0)]",
        "Value" when constant is null => "the constant is of another type",
        "ToText" when field.Kind != ValueKind.Text => "MismatchRule.ToText is for text",
        "Truthiness" when field.Kind != ValueKind.Boolean => "MismatchRule.Truthiness is for bool",
        "Null" when !field.Nullable && field.Kind is not (ValueKind.Reference or ValueKind.ScalarList or ValueKind.DocumentList) =>
            "null is none of its values, so declare it nullable or give a constant",
        "Null" or "Value" when field.IsId => "a document without a usable _id is always set aside",
        _ => null,
    };

    /// <summary>The constant as C# of the property's type, or null where it is of another.</summary>
    private static string? Constant(FieldModel field, TypedConstant argument)
    {
        switch (argument.Value)
        {
            case string text when field.Kind == ValueKind.Text:
                return SymbolDisplay.FormatLiteral(text, quote: true);
            case bool value when field.Kind == ValueKind.Boolean:
                return value ? "true" : "false";
            case int or short or byte or long when argument.Kind != TypedConstantKind.Enum:
                return Number(field.Kind, Convert.ToInt64(argument.Value));
            case double or float when field.Kind is ValueKind.Double or ValueKind.Single or ValueKind.Decimal:
                var suffix = field.Kind == ValueKind.Double ? "d" : field.Kind == ValueKind.Single ? "f" : "m";
                return Convert.ToDouble(argument.Value).ToString("R", System.Globalization.CultureInfo.InvariantCulture) + suffix;
            case { } when argument.Kind == TypedConstantKind.Enum && field.Kind == ValueKind.Enum:
                var member = (argument.Type as INamedTypeSymbol)?.GetMembers().OfType<IFieldSymbol>()
                    .FirstOrDefault(f => f.HasConstantValue && Equals(f.ConstantValue, argument.Value));
                var own = member is not null && field.Enum?.Class.Equals(SymbolReading.ClassNameOf((INamedTypeSymbol)argument.Type!)) == true;
                return own ? $"{field.Enum!.Class.Global}.{member!.Name}" : null;
            default:
                return null;
        }
    }

    private static string? Number(ValueKind kind, long value) => kind switch
    {
        ValueKind.Int16 when value is >= short.MinValue and <= short.MaxValue => $"(short){value}",
        ValueKind.Int32 when value is >= int.MinValue and <= int.MaxValue => $"{value}",
        ValueKind.Int64 => $"{value}L",
        ValueKind.Single => $"{value}f",
        ValueKind.Double => $"{value}d",
        ValueKind.Decimal => $"{value}m",
        _ => null,
    };
}

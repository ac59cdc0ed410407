using Microsoft.CodeAnalysis;
using MongoEtl.Generators.Diagnostics;
using MongoEtl.Generators.Emit;
using MongoEtl.Generators.Model;

namespace MongoEtl.Generators.Parsing;

/// <summary>Reads a <c>[PerDocument]</c> class.</summary>
internal static class SharedParser
{
    public static SharedParse Parse(INamedTypeSymbol type, CancellationToken cancellation)
    {
        var bag = new DiagnosticBag();
        var constructor = type.InstanceConstructors.FirstOrDefault(c => !c.IsImplicitlyDeclared && c.Parameters.Length > 0);
        var document = constructor?.Parameters.Select(p => p.Type).OfType<INamedTypeSymbol>().FirstOrDefault(t => t.Has("Collection"));
        if (document is null)
            bag.Add(DiagnosticTable.WrongPerDocument, type, type.Name, "takes no document; write 'class " + type.Name + "(X source)', where X is a [Collection] class");
        if (type.IsSealed)
            bag.Add(DiagnosticTable.WrongPerDocument, type, type.Name, "must not be sealed, because a generated subclass remembers its properties; remove 'sealed'");
        var properties = new List<SharedPropertyModel>();
        foreach (var property in type.GetMembers().OfType<IPropertySymbol>())
        {
            if (property is { IsStatic: true } or { GetMethod: null } or { IsIndexer: true }
                || property.DeclaredAccessibility is not (Accessibility.Public or Accessibility.Internal))
                continue;
            if (property.IsVirtual)
                properties.Add(Property(type, property, bag));
            else
                bag.Add(DiagnosticTable.WrongPerDocument, property, type.Name, NotVirtual(property.Name));
        }
        var model = document is null || type.IsSealed ? null : new SharedModel(SymbolReading.ClassNameOf(type), document.GlobalName(),
            ParameterParser.Parse(constructor!, document).ToEquatable(), properties.ToEquatable()) { When = When(type, bag) };
        return new(model, SourceHash.Of(type, cancellation), bag.ToEquatable());
    }

    private static SharedPropertyModel Property(INamedTypeSymbol type, IPropertySymbol property, DiagnosticBag bag)
    {
        var counted = property.Attribute("Counted")?.Argument(0) as string;
        if (counted is not null && property.Type.SpecialType != SpecialType.System_Boolean)
            bag.Add(DiagnosticTable.WrongPerDocument, property, type.Name, $"counts '{property.Name}', which is no bool; make it one, or remove [Counted]");
        return new(property.DeclaredAccessibility == Accessibility.Public ? "public" : "internal", property.Type.GlobalName(), property.Name, counted);
    }

    private static string? When(INamedTypeSymbol type, DiagnosticBag bag)
    {
        if (type.Attribute("When") is not { } attribute)
            return null;
        var name = attribute.Argument(0) as string ?? "";
        if (WhenCondition.Of(type, name, EncoderRow.FieldOf(type.GlobalName())) is { } condition)
            return condition;
        bag.Add(DiagnosticTable.WrongWhen, attribute.Place(), type.Name, name, $"'{type.Name}'");
        return null;
    }

    private static string NotVirtual(string property) =>
        $"has a property '{property}' that is not virtual, so it cannot be evaluated once a document; write 'virtual' before its type";
}

using Microsoft.CodeAnalysis;
using MongoEtl.Generators.Diagnostics;
using MongoEtl.Generators.Model;

namespace MongoEtl.Generators.Parsing;

/// <summary>Reads a reference column: the key it stands for, its foreign key, and what it does when unresolved.</summary>
internal sealed class ReferenceParser(INamedTypeSymbol row, DiagnosticBag bag)
{
    private static readonly string[] Rules = ["Null", "SkipRow", "SetAside", "Keep", "Value"];
    private static readonly string[] Actions = ["NoAction", "Restrict", "Cascade", "SetNull", "SetDefault"];

    public ReferenceModel? Parse(IPropertySymbol property, INamedTypeSymbol target)
    {
        if (!target.Has("Collection"))
        {
            bag.Add(DiagnosticTable.NoCollection, property, row.Name, property.Name, target.Name);
            return null;
        }
        var keyProperty = KeyParser.PropertyOf(target);
        var unresolved = property.Attribute("OnUnresolved");
        var isRule = unresolved?.ConstructorArguments is [{ Kind: TypedConstantKind.Enum }];
        var rule = unresolved is null ? "Null" : isRule ? Rules[Convert.ToInt32(unresolved.Argument(0))] : "Value";
        var foreignKey = property.Attribute("ForeignKey");
        var reference = new ReferenceModel
        {
            Document = target.GlobalName(),
            Key = EntityParser.KeyOf(target),
            NamespaceUuid = keyProperty is null ? null : KeyParser.NamespaceOf(keyProperty),
            OnUnresolved = rule,
            UnresolvedValue = rule == "Value" && !isRule ? Convert.ToInt32(unresolved!.Argument(0)) : 0,
            IncludesNull = unresolved?.Named("IncludingNull") is true,
            HasForeignKey = foreignKey is not null,
            ParentRow = (foreignKey?.Argument(0) as ITypeSymbol)?.GlobalName(),
            OnDelete = Actions[Convert.ToInt32(foreignKey?.Named("OnDelete") ?? 0)],
        };
        Check(property, reference, isRule, target);
        return reference;
    }

    private void Check(IPropertySymbol property, ReferenceModel reference, bool isRule, INamedTypeSymbol target)
    {
        if (reference.OnUnresolved == "Keep" && (reference.Key == KeyKind.Serial || reference.HasForeignKey))
        {
            bag.Add(DiagnosticTable.WrongKeep, property, row.Name, property.Name,
                reference.Key == KeyKind.Serial ? $"'{target.Name}' has a serial key" : "remove [ForeignKey], or say what else an unresolved reference does");
        }
        if (reference.OnUnresolved == "Value" && isRule)
            Refuse(property, "OnUnresolved", "must give the value itself, as in [OnUnresolved(0)]");
        else if (reference.OnUnresolved == "Value" && reference.Key != KeyKind.Serial)
            Refuse(property, "OnUnresolved", $"gives an integer, but the key of '{target.Name}' is none");
        if (reference.IncludesNull && reference.OnUnresolved != "Value")
        {
            Refuse(property, "OnUnresolved",
                "includes null, which needs a value to take its place, as in [OnUnresolved(0, IncludingNull = true)]");
        }
        if (reference is { OnDelete: "SetNull" } && (property.Has("PrimaryKey") || property.Has("MergeKey")))
            Refuse(property, "ForeignKey", "sets a key column to null when the parent is deleted; use another action");
    }

    private void Refuse(IPropertySymbol property, string word, string problem) =>
        bag.Add(DiagnosticTable.WrongOnUnresolved, property, row.Name, property.Name, word, problem);

    /// <summary>Refuses the words of references on any other column.</summary>
    public static void RefuseOnOthers(INamedTypeSymbol row, IPropertySymbol property, DiagnosticBag bag)
    {
        foreach (var word in new[] { "OnUnresolved", "ForeignKey" })
        {
            if (property.Has(word))
                bag.Add(DiagnosticTable.WrongOnUnresolved, property, row.Name, property.Name, word, "is for columns of type Reference<T>");
        }
    }
}

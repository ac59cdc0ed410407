using Microsoft.CodeAnalysis;
using MongoEtl.Generators.Diagnostics;
using MongoEtl.Generators.Model;

namespace MongoEtl.Generators.Parsing;

/// <summary>Reads an enum's members and the texts that mean them.</summary>
internal static class EnumParser
{
    public static EnumModel Parse(INamedTypeSymbol type, DiagnosticBag bag)
    {
        var members = type.GetMembers().OfType<IFieldSymbol>().Where(f => f.HasConstantValue).ToList();
        var owners = new Dictionary<string, string>();
        var models = new List<EnumMemberModel>();
        foreach (var member in members)
        {
            var texts = member.Attribute("Text")?.Texts() is { Length: > 0 } named ? named : [member.Name];
            foreach (var text in texts.Distinct())
            {
                if (owners.TryGetValue(text, out var other))
                    bag.Add(DiagnosticTable.AmbiguousText, member, text, other, member.Name, type.Name);
                else
                    owners.Add(text, member.Name);
            }
            models.Add(new(member.Name, texts.ToEquatable()));
        }
        var name = type.Attribute("PostgresEnum")?.Argument(0) as string ?? NameTranslation.ToSnakeCase(type.Name);
        return new(SymbolReading.ClassNameOf(type), name, models.ToEquatable());
    }
}

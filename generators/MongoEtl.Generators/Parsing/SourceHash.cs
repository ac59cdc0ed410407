using System.Security.Cryptography;
using System.Text;
using Microsoft.CodeAnalysis;
using MongoEtl.Generators.Model;

namespace MongoEtl.Generators.Parsing;

/// <summary>Digest of the source text of classes, blind to white space and comments: what a fingerprint is made of.</summary>
internal static class SourceHash
{
    /// <summary>The digest of a class, its bases, and the enums and embedded documents its properties name.</summary>
    public static string Of(INamedTypeSymbol type, CancellationToken cancellation)
    {
        var text = new StringBuilder();
        foreach (var part in Closure(type))
        {
            cancellation.ThrowIfCancellationRequested();
            Append(text, part, cancellation);
        }
        return Hex(text.ToString());
    }

    /// <summary>Lower-case hex digits of SHA-256 of a text.</summary>
    public static string Hex(string text)
    {
        using var sha = SHA256.Create();
        return string.Concat(sha.ComputeHash(Encoding.UTF8.GetBytes(text)).Select(b => b.ToString("x2")));
    }

    private static void Append(StringBuilder text, INamedTypeSymbol type, CancellationToken cancellation)
    {
        text.Append(type.ToDisplayString()).Append('\n');
        foreach (var reference in type.DeclaringSyntaxReferences.OrderBy(r => r.SyntaxTree.FilePath, StringComparer.Ordinal).ThenBy(r => r.Span.Start))
        {
            foreach (var token in reference.GetSyntax(cancellation).DescendantTokens())
                text.Append(token.Text).Append(' ');
            text.Append('\n');
        }
    }

    private static IReadOnlyList<INamedTypeSymbol> Closure(INamedTypeSymbol type)
    {
        var found = new List<INamedTypeSymbol>();
        Visit(type);
        return found;

        void Visit(INamedTypeSymbol current)
        {
            if (found.Contains(current, SymbolEqualityComparer.Default) || !current.Locations.Any(l => l.IsInSource))
                return;
            foreach (var b in current.UserBases())
                Visit(b);
            found.Add(current);
            foreach (var property in current.GetMembers().OfType<IPropertySymbol>())
            {
                // A reference names another entity, whose shape is its own affair.
                if (ValueType.Of(property.Type) is { Kind: not ValueKind.Reference, Inner: { } inner })
                    Visit(inner);
            }
        }
    }
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace MongoEtl.Generators.Diagnostics;

/// <summary>A place in source as plain data: a <see cref="Location"/> would keep its whole compilation alive.</summary>
internal sealed record LocationSnapshot(string Path, TextSpan Span, LinePositionSpan Lines)
{
    public static LocationSnapshot? Of(Location? location) => location is { SourceTree: { } tree }
        ? new(tree.FilePath, location.SourceSpan, location.GetLineSpan().Span)
        : null;

    public Location ToLocation() => Location.Create(Path, Span, Lines);
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace MongoEtl.Generators.Tests.Compiling;

/// <summary>A lock file that lies nowhere.</summary>
internal sealed class LockText(string text) : AdditionalText
{
    public override string Path => "/town/schema.lock.json";

    public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text);
}

using System.Diagnostics.CodeAnalysis;

namespace MongoEtl.Sources;

/// <summary>Throws for malformed messages, away from the hot paths that find them.</summary>
internal static class WireFault
{
    [DoesNotReturn]
    public static void Throw(string found) => throw new WireFormatException(found);
}

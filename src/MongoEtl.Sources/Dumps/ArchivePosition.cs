using System.Globalization;
using MongoEtl.Runtime;

namespace MongoEtl.Sources;

/// <summary>A place behind a document of the collection that is read, inside one of its segments.</summary>
/// <param name="Offset">Offset in the (unpacked) archive.</param>
/// <param name="Crc">Checksum of the collection's documents before this place, so that a resumed reader can still check the whole.</param>
internal readonly record struct ArchivePosition(long Offset, ulong Crc)
{
    /// <summary><c>offset;checksum</c>, decimal and hexadecimal.</summary>
    public SourcePosition ToSourcePosition() => new(string.Create(CultureInfo.InvariantCulture, $"{Offset};{Crc:x16}"));

    /// <summary>Reads what <see cref="ToSourcePosition"/> wrote.</summary>
    public static bool TryParse(string text, out ArchivePosition position)
    {
        position = default;
        var cut = text.IndexOf(';', StringComparison.Ordinal);
        if (cut < 0
            || !long.TryParse(text.AsSpan(0, cut), NumberStyles.None, CultureInfo.InvariantCulture, out var offset)
            || !ulong.TryParse(text.AsSpan(cut + 1), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var crc))
            return false;
        position = new ArchivePosition(offset, crc);
        return true;
    }
}

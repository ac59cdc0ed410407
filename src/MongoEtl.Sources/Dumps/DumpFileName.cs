using System.Text;
using System.Text.Json;
using System.IO.Compression;

namespace MongoEtl.Sources;

/// <summary>File names as mongodump writes them: the collection's name, percent-encoded like one segment of a URL's path.</summary>
/// <remarks>mongodump uses Go's <c>url.PathEscape</c>: letters, digits and <c>-_.~$&amp;+=:@</c> stay, every other byte of the UTF-8 text
/// becomes <c>%XX</c>. An escaped name above 238 bytes is cut to 208 bytes, <c>%24</c> and a digest; the whole name is then
/// in the metadata file alone, as <c>collectionName</c>.</remarks>
internal static class DumpFileName
{
    private const int CutLength = 208;
    private const string Unescaped = "-_.~$&+=:@";

    /// <summary>The file name, without extension, of a collection.</summary>
    public static string Escape(string collection)
    {
        var escaped = new StringBuilder(collection.Length);
        foreach (var unit in Encoding.UTF8.GetBytes(collection))
        {
            if (char.IsAsciiLetterOrDigit((char)unit) || Unescaped.Contains((char)unit, StringComparison.Ordinal))
                escaped.Append((char)unit);
            else
                escaped.Append('%').Append(unit.ToString("X2", null));
        }

        return escaped.ToString();
    }

    /// <summary>The collection whose documents are in <paramref name="path"/>, a <c>.bson</c> or <c>.bson.gz</c> file; null for other files.</summary>
    public static string? Collection(string path)
    {
        var name = Path.GetFileName(path);
        var stem = name.EndsWith(".bson", StringComparison.Ordinal) ? name[..^5]
            : name.EndsWith(".bson.gz", StringComparison.Ordinal) ? name[..^8]
            : null;
        if (string.IsNullOrEmpty(stem))
            return null;
        return (stem.Length > CutLength ? NameInMetadata(path, stem) : null) ?? Uri.UnescapeDataString(stem);
    }

    private static string? NameInMetadata(string path, string stem)
    {
        var metadata = Path.Combine(Path.GetDirectoryName(path)!, stem + ".metadata.json");
        try
        {
            using Stream file = File.Exists(metadata)
                ? File.OpenRead(metadata)
                : new GZipStream(File.OpenRead(metadata + ".gz"), CompressionMode.Decompress);
            using var json = JsonDocument.Parse(file);
            return json.RootElement.TryGetProperty("collectionName", out var collection) ? collection.GetString() : null;
        }
        catch (FileNotFoundException)
        {
            // Old versions of mongodump write no metadata for some collections, and these did not cut names either.
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException or InvalidDataException)
        {
            throw DumpFault.CannotOpen(metadata, e);
        }
    }
}

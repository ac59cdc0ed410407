using MongoEtl.Runtime;

namespace MongoEtl.Sources;

/// <summary>Opens what mongodump wrote: a folder of <c>&lt;database&gt;/&lt;collection&gt;.bson[.gz]</c>, one database folder, or an archive
/// (recognised by its first bytes, whatever its name).</summary>
public static class DumpSource
{
    private const string Scheme = "file:";

    /// <summary>Opens a dump with the usual <see cref="DumpOptions"/>.</summary>
    /// <param name="path">A path, or a <c>file:</c> URI of one.</param>
    /// <param name="cancellation">Stops opening.</param>
    /// <exception cref="SourceException">Nothing is there, it may not be read, or it is no dump; the message says what to write in MONGODB_URI.</exception>
    public static Task<IDocumentSource> OpenAsync(string path, CancellationToken cancellation) =>
        OpenAsync(path, new DumpOptions(), cancellation);

    /// <summary>Opens a dump.</summary>
    /// <inheritdoc cref="OpenAsync(string, CancellationToken)" />
    public static async Task<IDocumentSource> OpenAsync(string path, DumpOptions options, CancellationToken cancellation)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        var place = ToPath(path);
        if (Directory.Exists(place))
            return new FolderDump(place, options);
        if (!File.Exists(place))
            throw Missing(place);
        return await ArchivePrelude.ReadAsync(place, cancellation) is { } prelude
            ? new ArchiveDump(place, prelude)
            : throw NotAnArchive(place);
    }

    private static string ToPath(string path)
    {
        if (!path.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
            return path;
        var rest = path[Scheme.Length..];
        if (!rest.StartsWith("//", StringComparison.Ordinal))
            return Uri.UnescapeDataString(rest);
        // LocalPath of a URI that names localhost would be a Windows share.
        return Uri.TryCreate(path, UriKind.Absolute, out var uri) && (uri.Host.Length == 0 || uri.IsLoopback)
            ? uri.Host.Length == 0 ? uri.LocalPath : Uri.UnescapeDataString(uri.AbsolutePath)
            : throw new SourceException(
                $"{path}: a file: URI names a path of this machine, as file:///backup/dump. Write that, or the plain path, in MONGODB_URI.");
    }

    private static SourceException Missing(string path)
    {
        var full = Path.GetFullPath(path);
        var parent = Path.GetDirectoryName(full);
        while (parent is not null && !Directory.Exists(parent))
            parent = Path.GetDirectoryName(parent);
        return new SourceException(
            $"{full}: looked for a mongodump folder or archive, but nothing is there, or user {Environment.UserName} may not look into {parent} "
            + $"(the nearest folder that can be seen). Set MONGODB_URI to a mongodump folder, an archive file or a mongodb:// address.");
    }

    private static SourceException NotAnArchive(string path) => new(
        $"{path}: is a file, but does not begin as an archive of mongodump does (bytes 6d e2 99 81, or a gzip of them). "
        + "Set MONGODB_URI to a file written by mongodump --archive=FILE"
        + (DumpFileName.Collection(path) is null
            ? ", or to the folder that mongodump wrote."
            : $", or, since this looks like one collection of a dump folder, to the folder: {Path.GetDirectoryName(Path.GetFullPath(path))}."));
}

using MongoEtl.Runtime;

namespace MongoEtl.Sources;

/// <summary>The errors of reading a dump: file, byte offset, what was expected and found, and what to do.</summary>
internal static class DumpFault
{
    private const string Delivered = "Every document before this place was read and is kept.";

    /// <summary>The file is not there any more, is a folder, or may not be read.</summary>
    public static SourceException CannotOpen(string path, Exception e) => e switch
    {
        UnauthorizedAccessException => new(
            $"{path}: user {Environment.UserName} may not read it, or it is not a file. Give this user read permission on the dump.", e),
        FileNotFoundException or DirectoryNotFoundException => new(
            $"{path}: not there any more. Put the dump back, or point MONGODB_URI at where it is now.", e),
        _ => new($"{path}: cannot be opened: {e.Message}", e),
    };

    /// <summary>The operating system or the inflater gave up at <paramref name="offset"/>.</summary>
    public static SourceException ReadFailed(string path, long offset, Exception e) => new(
        $"{path}, byte {offset}{Where(path)}: cannot be read on: {e.Message.TrimEnd('.')}. {Delivered} "
        + "Check the file (gzip -t for a compressed one), copy it again or take the dump again.", e);

    /// <summary>The bytes end inside something.</summary>
    public static SourceException Torn(string path, long offset, string expected, long found) => new(
        $"{path}, byte {offset}{Where(path)}: expected {expected}, found {(found == 0 ? "nothing" : $"only {found} bytes")} before the end. "
        + $"The file was cut off. {Delivered} Copy it again or take the dump again.");

    /// <summary>The bytes are not what the format has at this place.</summary>
    public static SourceException Malformed(string path, long offset, string expected, string found) => new(
        $"{path}, byte {offset}{Where(path)}: expected {expected}, found {found}. The file is damaged or not a mongodump file. "
        + $"{Delivered} Copy it again or take the dump again.");

    /// <summary>All documents of a collection were read, but their checksum is not the one in the archive.</summary>
    public static SourceException Checksum(string path, long offset, string collection, ulong expected, ulong found) => new(
        $"{path}, byte {offset}: the documents of {collection} have checksum {found:x16}, but the archive says {expected:x16} (CRC-64). "
        + "Some of them were altered after the dump was taken, and it is not known which. Copy the archive again or take the dump again.");

    /// <summary>A stored position or range does not lie in the file.</summary>
    public static SourceException PositionOutside(string path, long offset, long length) => new(
        $"{path}: reading was to go on at byte {offset}, but the content ends at byte {length}. "
        + "This is not the dump that the run began with: put that one back, or begin the entity again with --restart.");

    /// <summary>State holds words that this kind of dump never writes.</summary>
    public static SourceException ForeignText(string path, string what, string text) => new(
        $"{path}: the stored {what} \"{text}\" is not one of this kind of dump. "
        + "The run began with another source: put that one back, or begin the entity again with --restart.");

    private static string Where(string path) => path.EndsWith(".gz", StringComparison.Ordinal) ? " of its unpacked content" : "";
}

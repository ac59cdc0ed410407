using Community.Documents;
using MongoEtl;

namespace Community.Rules;

/// <summary>How docs name the folder they lie in (5.7). Paths are compared exactly: case and every slash matter.</summary>
public static class FolderPath
{
    private const string Root = "/";
    private const string Folder = "FOLDER";

    /// <summary>A folder says so in either of two elements.</summary>
    public static bool IsFolder(string? firstKind, string? secondKind) => firstKind == Folder || secondKind == Folder;

    /// <summary>The path of a folder that lies in <paramref name="parent"/>; a missing, null or empty parent is the root.</summary>
    public static string Of(string? parent, string? segment) =>
        IsRoot(parent) ? Root + segment : $"{parent}{Root}{segment}";

    /// <summary>The folder of this path; none for the root.</summary>
    public static Reference<Doc> Find(string? path) => IsRoot(path) ? default : Reference<Doc>.By(path);

    private static bool IsRoot(string? path) => string.IsNullOrEmpty(path) || path == Root;
}

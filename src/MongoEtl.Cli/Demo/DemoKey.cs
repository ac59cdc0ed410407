using System.Security.Cryptography;

namespace MongoEtl.Cli;

/// <summary>The encryption key of a demo without <c>ENCRYPTION_KEY</c>: random, made once, kept in the demo's folder for the next
/// demo.</summary>
internal static class DemoKey
{
    /// <summary>Reads the key of the folder, or makes it.</summary>
    public static byte[] Of(DemoFolder folder)
    {
        if (File.Exists(folder.Key))
            return Convert.FromHexString(File.ReadAllText(folder.Key).Trim());
        var key = RandomNumberGenerator.GetBytes(32);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var writer = new StreamWriter(folder.Key, options);
        writer.WriteLine(Convert.ToHexStringLower(key));
        return key;
    }
}

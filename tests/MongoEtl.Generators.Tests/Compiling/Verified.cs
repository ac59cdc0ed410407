using System.Runtime.CompilerServices;

namespace MongoEtl.Generators.Tests.Compiling;

/// <summary>Compares text with a file that a person has read. Set MONGOETL_ACCEPT=1 to write the files anew, and review their diff.</summary>
internal static class Verified
{
    public static void Matches(string name, string actual, [CallerFilePath] string testFile = "")
    {
        var path = Path.Combine(Path.GetDirectoryName(testFile)!, "Verified", name + ".verified.cs");
        if (Environment.GetEnvironmentVariable("MONGOETL_ACCEPT") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, actual);
        }
        File.Exists(path).ShouldBeTrue($"{path} is missing; run with MONGOETL_ACCEPT=1 and review it");
        actual.ShouldBe(File.ReadAllText(path).Replace("\r", ""), $"{name} changed; run with MONGOETL_ACCEPT=1 and review the diff");
    }
}

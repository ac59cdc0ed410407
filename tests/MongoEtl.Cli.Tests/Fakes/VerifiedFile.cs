using System.Runtime.CompilerServices;

namespace MongoEtl.Cli.Tests;

/// <summary>Compares a text with an accepted one in <c>Verified/</c>. A difference is written beside it as <c>.received.</c>; accepting
/// means renaming.</summary>
internal static class VerifiedFile
{
    public static void ShouldMatch(string actual, string name, [CallerFilePath] string test = "")
    {
        var folder = Path.Combine(Path.GetDirectoryName(test)!, "Verified");
        var verified = Path.Combine(folder, $"{name}.verified.txt");
        var received = Path.Combine(folder, $"{name}.received.txt");
        var text = actual.ReplaceLineEndings("\n");
        if (File.Exists(verified) && File.ReadAllText(verified).ReplaceLineEndings("\n") == text)
        {
            File.Delete(received);
            return;
        }
        File.WriteAllText(received, text);
        Assert.Fail($"{name} differs from its verified file; compare {received} with {verified}.");
    }
}

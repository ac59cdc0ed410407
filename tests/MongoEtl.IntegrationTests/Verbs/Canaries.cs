using System.Text;

namespace MongoEtl.IntegrationTests.Verbs;

/// <summary>Marked secrets, and every form in which one could be told.</summary>
internal sealed class Canaries
{
    private readonly List<(string Name, string Form)> _forms = [];

    /// <summary>Adds a secret text.</summary>
    public string Text(string name, string secret)
    {
        _forms.Add((name, secret));
        _forms.Add(($"{name}, as part of an address", Uri.EscapeDataString(secret)));
        Bytes(name, Encoding.UTF8.GetBytes(secret));
        return secret;
    }

    /// <summary>Adds a secret that settings write in hexadecimal digits.</summary>
    public string Hex(string name, byte fill, int length)
    {
        // No byte comes twice, so that no part of it is met by chance.
        var secret = Enumerable.Range(0, length).Select(i => (byte)(fill + (7 * i))).ToArray();
        Bytes(name, secret);
        return Convert.ToHexStringLower(secret);
    }

    /// <summary>Fails the test, naming secret and form, if one is in the output.</summary>
    public void ShouldNotBeIn(string title, string output)
    {
        foreach (var (name, form) in _forms)
            output.Contains(form, StringComparison.OrdinalIgnoreCase).ShouldBeFalse($"{title} tells the {name}");
    }

    private void Bytes(string name, byte[] secret)
    {
        _forms.Add(($"{name} in hexadecimal digits", Convert.ToHexStringLower(secret)));
        // Within a longer text in base64 it begins at one of three places of a group; what it shares with its neighbours is cut off.
        for (var before = 0; before < 3; before++)
        {
            var text = Convert.ToBase64String([.. new byte[before], .. secret]).TrimEnd('=');
            _forms.Add(($"{name} in base64", text[(before == 0 ? 0 : 4)..^2]));
        }
    }
}

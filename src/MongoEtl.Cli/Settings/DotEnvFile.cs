using System.Text.RegularExpressions;
using DotNetEnv;

namespace MongoEtl.Cli;

/// <summary>The file <c>.env</c> of a folder, with the line of each name.</summary>
internal sealed class DotEnvFile
{
    private readonly Dictionary<string, (string Text, int Line)> _values = new(StringComparer.Ordinal);

    /// <summary>The file's name.</summary>
    public const string Name = ".env";

    /// <summary>Reads the file; an absent one is empty.</summary>
    /// <exception cref="UsageException">It cannot be read or understood; the message names the line and nothing of its content.</exception>
    public static DotEnvFile Read(string directory)
    {
        var file = new DotEnvFile();
        var path = Path.Combine(directory, Name);
        if (!File.Exists(path))
            return file;
        try
        {
            file.Parse(File.ReadAllText(path));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{path} cannot be read: {error.Message} Give the settings in the environment, or make the file " +
                $"readable.");
        }
        return file;
    }

    /// <summary>The value of <paramref name="name"/> and the line that sets it last, or null.</summary>
    public (string Text, int Line)? Find(string name) => _values.TryGetValue(name, out var found) ? found : null;

    private void Parse(string content)
    {
        var lines = content.Split('\n');
        try
        {
            // Not into the environment: child processes (the demo's server) have no business with the settings.
            foreach (var (name, text) in Env.LoadContents(content, LoadOptions.NoEnvVars()))
                _values[name] = (text, LineOf(name, lines));
        }
        catch (Sprache.ParseException error)
        {
            // Its message quotes the file, where passwords are; only the position is passed on.
            throw new UsageException(
                $"{Name} is not understood at line {error.Position?.Line ?? 1}: write NAME=value, one a line, with values that hold " +
                $"blanks, " +
                "quotes or # between single quotes, and # before comments.");
        }
    }

    private static int LineOf(string name, string[] lines)
    {
        var setting = new Regex($@"^\s*(export\s+)?{Regex.Escape(name)}\s*=", RegexOptions.CultureInvariant);
        return Array.FindLastIndex(lines, line => setting.IsMatch(line)) + 1;
    }
}

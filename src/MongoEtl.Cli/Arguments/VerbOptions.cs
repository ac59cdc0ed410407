using CommandLine;

namespace MongoEtl.Cli;

/// <summary>Base of the options of every verb. Properties are set by the command line parser.</summary>
internal abstract class VerbOptions
{
    /// <summary>Words that belong to no option; refused unless the verb asks for them.</summary>
    [Value(0)]
    public IEnumerable<string> Words { get; set; } = [];

    /// <summary>How many words the verb takes.</summary>
    public virtual int WordsTaken => 0;

    /// <summary>Adds a sentence to <paramref name="problems"/> for each value that is out of range.</summary>
    public virtual void Check(ICollection<string> problems)
    {
    }

    /// <summary>Adds a problem unless <paramref name="value"/> is absent or at least <paramref name="least"/>.</summary>
    protected static void AtLeast(ICollection<string> problems, string option, long? value, long least)
    {
        if (value < least)
            problems.Add($"--{option} is {value}: write a whole number from {least} up.");
    }
}

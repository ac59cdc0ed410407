using CommandLine;

namespace MongoEtl.Cli;

/// <summary>Reads the options of one verb and says what is wrong with them in this program's words. Values that were typed are never
/// repeated, as one of them may be a password in a wrong place.</summary>
internal static class ArgumentReader
{
    /// <summary>Fills a new <typeparamref name="T"/> from what follows the verb.</summary>
    /// <exception cref="UsageException">An option is unknown, incomplete, repeated or out of range: every one of them is
    /// listed.</exception>
    public static T Read<T>(IReadOnlyList<string> arguments, string verb)
        where T : VerbOptions, new()
    {
        using var parser = new Parser(settings =>
        {
            settings.HelpWriter = null;
            settings.AutoHelp = false;
            settings.AutoVersion = false;
            settings.EnableDashDash = true;
            settings.ParsingCulture = System.Globalization.CultureInfo.InvariantCulture;
        });
        var problems = MissingValues(arguments, typeof(T)).ToList();
        var result = parser.ParseArguments(() => new T(), arguments);
        foreach (var error in result.Errors)
            problems.Add(Say(error, typeof(T)));
        if (problems.Count == 0)
        {
            CheckWords(result.Value, problems);
            result.Value.Check(problems);
        }
        return problems.Count == 0 ? result.Value : throw new UsageException(problems.Distinct().ToList(), verb);
    }

    // CommandLineParser takes an option at the end, or before another option, for absent when its value is missing.
    private static IEnumerable<string> MissingValues(IReadOnlyList<string> arguments, Type options)
    {
        var known = OptionList.Of(options);
        for (var i = 0; i < arguments.Count && arguments[i] != "--"; i++)
        {
            var option = known.FirstOrDefault(option => option.MetaValue != "" && arguments[i] == $"--{option.Name}");
            if (option is not null && (i + 1 == arguments.Count || arguments[i + 1].StartsWith("--", StringComparison.Ordinal)))
                yield return $"--{option.Name} needs a value, for example: {option.Example}";
        }
    }

    private static void CheckWords(VerbOptions options, List<string> problems)
    {
        var words = options.Words.Count();
        if (words > options.WordsTaken)
            problems.Add(options.WordsTaken == 0
                ? "A word stands where an option should: options begin with --, and lists are written with commas and no blanks."
                : $"There are {words} words where {options.WordsTaken} should be.");
    }

    private static string Say(Error error, Type options) => error switch
    {
        UnknownOptionError unknown => Unknown(unknown.Token, options),
        MissingValueOptionError missing => $"--{missing.NameInfo.LongName} needs a value, for example: " +
            $"{Example(missing.NameInfo, options)}",
        BadFormatConversionError bad =>
            $"--{bad.NameInfo.LongName} has a value it cannot take; an example of a right one: {Example(bad.NameInfo, options)}",
        RepeatedOptionError repeated => $"--{repeated.NameInfo.LongName} is given more than once.",
        NamedError named => $"--{named.NameInfo.LongName} is not right, for example: {Example(named.NameInfo, options)}",
        TokenError token => $"--{NameOnly(token.Token)} is not an option that can be read.",
        _ => "The options cannot be read.",
    };

    private static string Unknown(string token, Type options)
    {
        var name = NameOnly(token);
        if (name.Contains("password", StringComparison.OrdinalIgnoreCase) || name.Contains("encryption-key",
            StringComparison.OrdinalIgnoreCase))
            return $"There is no option for passwords and keys, because other users of a machine can read command lines. " +
                "Set POSTGRES_PASSWORD or ENCRYPTION_KEY in the environment or in .env.";
        return $"There is no option --{name}.{NearestName.Hint(name, OptionList.Of(options).Select(o => o.Name), "--")}";
    }

    private static string Example(NameInfo name, Type options) =>
        OptionList.Of(options).FirstOrDefault(o => o.Name == name.LongName)?.Example ?? $"--{name.LongName} VALUE";

    private static string NameOnly(string token)
    {
        var name = token.TrimStart('-');
        var equals = name.IndexOf('=', StringComparison.Ordinal);
        return equals < 0 ? name : name[..equals];
    }
}

using MongoEtl.Runtime;

namespace MongoEtl.Sources;

/// <summary>The options of a connection string by name, each valid by itself, and what is to be said of the others.</summary>
internal sealed class UriOptions
{
    private readonly Dictionary<string, object> _values = [];
    private readonly HashSet<string> _present = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<string> _warnings = [];
    private readonly List<string> _unused = [];
    private readonly bool _mayShow;

    private UriOptions(bool mayShow) => _mayShow = mayShow;

    /// <summary>Values by the name in <see cref="UriOptionTable"/>, of the type that the option's kind tells.</summary>
    internal IReadOnlyDictionary<string, object> Values => _values;

    /// <summary>One sentence for each option that is unknown, repeated, old or has a value that it cannot have. No values.</summary>
    internal IReadOnlyList<string> Warnings => _warnings;

    /// <summary>Names of valid options that change nothing for a reader.</summary>
    internal IReadOnlyList<string> Unused => _unused;

    /// <summary>Reads the pairs; those of <paramref name="defaults"/> stand where the others do not name the option.</summary>
    /// <exception cref="SourceException">An option whose neglect would be unsafe cannot have its value.</exception>
    internal static UriOptions Read(UriPairs pairs, UriPairs defaults)
    {
        // A bare & in a secret value makes an option of its rest.
        var hasSecret = pairs.Pairs.Any(pair => UriOptionTable.Find(pair.Key) is { IsSecret: true });
        var options = new UriOptions(pairs.MayShow && !hasSecret);
        foreach (var (name, value) in pairs.Pairs)
            options.Add(name, value, pairs);
        foreach (var (name, value) in defaults.Pairs)
        {
            if (!options._present.Contains(name))
                options.Add(name, value, defaults);
        }
        return options;
    }

    /// <summary>True when the option is written, valid or not.</summary>
    internal bool Has(string name) => _present.Contains(name);

    internal string? Text(string name) => _values.GetValueOrDefault(name) as string;

    internal int? Integer(string name) => _values.GetValueOrDefault(name) as int?;

    internal bool? Boolean(string name) => _values.GetValueOrDefault(name) as bool?;

    internal IReadOnlyList<T> List<T>(string name) => _values.GetValueOrDefault(name) as IReadOnlyList<T> ?? [];

    private void Add(string name, string text, UriPairs pairs)
    {
        if (UriOptionTable.Find(name) is not { } option)
        {
            Warn(name, "is unknown and ignored; check its spelling");
            return;
        }
        if (UriOptionTable.IsDeprecated(name))
        {
            Warn(name, $"is the old name of {option.Name}");
            if (pairs.Pairs.Any(pair => pair.Key.Equals(option.Name, StringComparison.OrdinalIgnoreCase)))
                return;
        }
        var isFirst = _present.Add(option.Name);
        if (UriOptionValue.TryParse(option, text, out var oddity) is { } value)
            Keep(option, value, isFirst);
        else
            Refuse(option);
        if (oddity is not null)
            Warn(option.Name, oddity);
    }

    private void Keep(UriOption option, object value, bool isFirst)
    {
        if (!option.IsUsed && isFirst)
            _unused.Add(option.Name);
        if (value is TagSet set)
        {
            _values[option.Name] = List<TagSet>(option.Name).Append(set).ToArray();
            return;
        }
        if (!isFirst)
            Repeated(option, value);
        _values[option.Name] = value;
    }

    private void Repeated(UriOption option, object value)
    {
        var isSame = value.Equals(_values.GetValueOrDefault(option.Name));
        if (option.Name == "tls")
        {
            if (!isSame)
                throw AddressFault.Options("tls and ssl are given with different values. Write tls=true or tls=false once");
            return;
        }
        if (option.Name.StartsWith("proxy", StringComparison.Ordinal))
            throw AddressFault.Option(option.Name, "it is given more than once. Write it once");
        Warn(option.Name, "is given more than once; the last is taken");
    }

    private void Refuse(UriOption option)
    {
        // Neglected, these would encrypt nothing although somebody wanted it.
        if (option.Name == "tls")
            throw AddressFault.Option(option.Name, "it is neither true nor false. Write tls=true or tls=false");
        var valid = option switch
        {
            { Values: { } values } => "one of " + string.Join(", ", values),
            { Kind: UriOptionKind.Integer, Most: < int.MaxValue } =>
                FormattableString.Invariant($"a whole number from {option.Least} to {option.Most}"),
            { Kind: UriOptionKind.Integer } => FormattableString.Invariant($"a whole number, {option.Least} or more"),
            { Kind: UriOptionKind.Boolean } => "true or false",
            _ => "name:value,name:value",
        };
        Warn(option.Name, $"has a value that it cannot have and is ignored; write {valid}");
    }

    private void Warn(string name, string problem)
    {
        var known = UriOptionTable.Find(name);
        var shown = known is not null ? name : _mayShow && name.All(char.IsAsciiLetterOrDigit) ? name : "that is no word";
        _warnings.Add($"option {shown} {problem}");
    }
}

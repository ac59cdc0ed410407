using MongoEtl.Generators.Model;

namespace MongoEtl.Generators.Emit;

/// <summary>Which field of a view holds where an element lies: one per element name, however many properties read it.</summary>
internal sealed class ElementNames
{
    private readonly Dictionary<string, string> _byElement = [];
    private readonly HashSet<string> _taken = ["_serialKey"];

    public ElementNames(ViewModel view)
    {
        // Bases first, so that a base and its derived classes agree.
        foreach (var element in view.Inherited.SelectMany(i => i.Field.Elements))
            Add(element);
        Inherited = [.. _byElement.Keys];
        foreach (var element in view.Fields.SelectMany(f => f.Elements))
            Add(element);
        All = [.. _order];
        Own = [.. All.Skip(Inherited.Count)];
    }

    private readonly List<string> _order = [];

    /// <summary>Every element, in order of first mention.</summary>
    public IReadOnlyList<string> All { get; }

    /// <summary>Those that this class adds.</summary>
    public IReadOnlyList<string> Own { get; }

    /// <summary>Those of its bases.</summary>
    public IReadOnlyList<string> Inherited { get; }

    /// <summary>The field for an element.</summary>
    public string this[string element] => _byElement[element];

    private void Add(string element)
    {
        if (_byElement.ContainsKey(element))
            return;
        var letters = new string([.. element.TrimStart('_').Select(c => char.IsLetterOrDigit(c) ? c : '_')]);
        var name = "_" + letters;
        for (var number = 2; !_taken.Add(name); number++)
            name = $"_{letters}{number}";
        _byElement.Add(element, name);
        _order.Add(element);
    }
}

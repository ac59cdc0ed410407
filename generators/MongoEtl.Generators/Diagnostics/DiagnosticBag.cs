using Microsoft.CodeAnalysis;
using MongoEtl.Generators.Model;

namespace MongoEtl.Generators.Diagnostics;

/// <summary>Collects what a parser finds wrong.</summary>
internal sealed class DiagnosticBag
{
    private readonly List<DiagnosticInfo> _items = [];

    public void Add(DiagnosticDescriptor descriptor, Location? location, params string[] arguments) =>
        _items.Add(new(descriptor.Id, LocationSnapshot.Of(location), new EquatableArray<string>(arguments)));

    public void Add(DiagnosticDescriptor descriptor, ISymbol symbol, params string[] arguments) =>
        Add(descriptor, symbol.Locations.FirstOrDefault(l => l.IsInSource), arguments);

    public EquatableArray<DiagnosticInfo> ToEquatable() => _items.Distinct().ToEquatable();
}

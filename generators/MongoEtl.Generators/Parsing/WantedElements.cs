using MongoEtl.Generators.Model;

namespace MongoEtl.Generators.Parsing;

/// <summary>Which top-level elements of its documents an entity looks at, so that a server need not send the others.</summary>
internal static class WantedElements
{
    /// <summary>All that views and filter look at.</summary>
    public static EquatableArray<string> All(IReadOnlyList<ViewModel> views, IEnumerable<string> filtered) =>
        Named(views.SelectMany(v => v.Fields), filtered);

    /// <summary>Those that a key pass looks at: id, filter, alternate key. A <c>[When]</c> or a computed alternate key runs code of the user's,
    /// which may ask for any.</summary>
    public static EquatableArray<string> OfKeys(
        IReadOnlyList<ViewModel> views, IEnumerable<string> filtered, string? alternate, bool runsCode) => runsCode
        ? All(views, filtered)
        : Named(views.SelectMany(v => v.Fields).Where(f => f.IsId || f.Name == alternate), filtered);

    private static EquatableArray<string> Named(IEnumerable<FieldModel> fields, IEnumerable<string> filtered) =>
        fields.SelectMany(f => f.Elements).Concat(filtered).Distinct().ToEquatable();
}

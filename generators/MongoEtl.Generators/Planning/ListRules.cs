using MongoEtl.Generators.Model;

namespace MongoEtl.Generators.Planning;

/// <summary>Applies to views what rows ask of their lists.</summary>
internal static class ListRules
{
    public static ViewModel Apply(ViewModel view, EquatableArray<ListProperty> lists)
    {
        var named = lists.Where(l => l.DeclaringClass == view.Class.Global).Select(l => l.Property).ToList();
        return named.Count == 0 ? view : view with
        {
            Fields = view.Fields.Select(f => named.Contains(f.Name) && f.OnMismatch == "SetAside" ? f with { OnMismatch = "Null" } : f).ToEquatable(),
        };
    }
}

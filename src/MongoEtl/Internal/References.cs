namespace MongoEtl.Internal;

/// <summary>What generated encoders do with references.</summary>
public static class References
{
    /// <summary>Reports what a reference mentions.</summary>
    public static void Mention<T>(IKeyMentions mentions, int target, in Reference<T> reference)
        where T : class
    {
        if (reference.Kind == ReferenceKind.Id)
            mentions.Add(target, reference.Id);
        for (var i = 0; i < reference.AlternateCount; i++)
            mentions.AddAlternate(target, reference.Alternate(i));
    }

    /// <summary>The serial key that a reference stands for. A null reference is resolved, to null.</summary>
    public static bool TryResolveKey<T>(IKeyResolver keys, int target, in Reference<T> reference, out int? key)
        where T : class
    {
        var found = TryResolve(keys, target, reference, out _, out var serial);
        key = found && !reference.IsNull ? serial : null;
        return found;
    }

    /// <summary>The source id of the document that a reference finds. A null reference is resolved, to null.</summary>
    public static bool TryResolveId<T>(IKeyResolver keys, int target, in Reference<T> reference, out SourceId? id)
        where T : class
    {
        var found = TryResolve(keys, target, reference, out var source, out _);
        id = found && !reference.IsNull ? source : null;
        return found;
    }

    /// <summary>The source id that a reference names, whether or not a document has it; alternate keys must be found.</summary>
    public static bool TryKeepId<T>(IKeyResolver keys, int target, in Reference<T> reference, out SourceId? id)
        where T : class
    {
        if (reference.Kind != ReferenceKind.Id)
            return TryResolveId(keys, target, reference, out id);
        id = reference.Id;
        return true;
    }

    /// <summary>The version 5 UUID of an id, or null.</summary>
    public static Guid? Uuid5Of(Guid ns, SourceId? id) => id is { } present ? Uuid5.Create(ns, present) : null;

    /// <summary>The version 1 UUID of an id, or null.</summary>
    public static Guid? TimeUuidOf(SourceId? id) => id is { } present ? TimeUuid.FromSourceId(present) : null;

    private static bool TryResolve<T>(IKeyResolver keys, int target, in Reference<T> reference, out SourceId id, out int key)
        where T : class
    {
        (id, key) = (default, 0);
        switch (reference.Kind)
        {
            case ReferenceKind.None:
                return true;
            case ReferenceKind.Id:
                id = reference.Id;
                return keys.TryResolve(target, id, out key);
            default:
                for (var i = 0; i < reference.AlternateCount; i++)
                {
                    if (keys.TryResolveAlternate(target, reference.Alternate(i), out id, out key))
                        return true;
                }
                return false;
        }
    }
}

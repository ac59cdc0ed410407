using MongoEtl.Runtime;

namespace MongoEtl.Cli;

/// <summary>Reads the settings that a verb needs, all problems in one message.</summary>
internal static class SettingsOfRun
{
    /// <summary>How to reach the target.</summary>
    /// <exception cref="UsageException">Settings are absent or wrong.</exception>
    public static TargetSettings Target(TargetOptions options, Surroundings surroundings)
    {
        var reader = Reader(options, surroundings);
        var target = TargetSettings.Read(reader);
        reader.ThrowIfWrong();
        return target;
    }

    /// <summary>How to reach the target, and the key of documents that are kept encrypted.</summary>
    /// <exception cref="UsageException">Settings are absent or wrong, or an entity has sensitive fields and there is no key.</exception>
    public static (TargetSettings Target, byte[]? Key) TargetAndKey(
        TargetOptions options, IReadOnlyList<EntityPlan> entities, Surroundings surroundings)
    {
        var reader = Reader(options, surroundings);
        var target = TargetSettings.Read(reader);
        var key = reader.Key(KnownSettings.EncryptionKey, WhyKey(target.Reached(entities, [])));
        reader.ThrowIfWrong();
        return (target, key);
    }

    /// <summary>Source, target and key of a migration.</summary>
    /// <exception cref="UsageException">As for the others.</exception>
    public static (SourceSettings Source, TargetSettings Target, byte[]? Key) Migration(
        MigrateOptions options, Plan plan, IReadOnlyList<EntityPlan> entities, Surroundings surroundings)
    {
        var reader = Reader(options, surroundings);
        var source = reader.Source(surroundings.Directory);
        var target = TargetSettings.Read(reader, Bundle(options, plan, surroundings));
        var key = reader.Key(KnownSettings.EncryptionKey, WhyKey(target.Reached(entities, TargetChoice.Of(options.Target))));
        reader.ThrowIfWrong();
        return (source, target, key);
    }

    /// <summary>Source and target of a validation.</summary>
    /// <exception cref="UsageException">Settings are absent or wrong.</exception>
    public static (SourceSettings Source, TargetSettings Target) Validation(ValidateOptions options, Surroundings surroundings)
    {
        var reader = Reader(options, surroundings);
        var settings = (reader.Source(surroundings.Directory), TargetSettings.Read(reader));
        reader.ThrowIfWrong();
        return settings;
    }

    private static Func<SettingsReader, BundleSettings>? Bundle(MigrateOptions options, Plan plan, Surroundings surroundings)
    {
        if (options.CassandraOut is not { } folder)
            return null;
        if (!plan.Entities.Any(entity => entity.IsIn(Store.Cassandra)))
            throw new UsageException("--cassandra-out writes the tables of Cassandra, and the plan has none: leave it out.", "migrate");
        return reader => BundleSettings.Read(reader, Path.GetFullPath(folder, surroundings.Directory), plan);
    }

    private static SettingsReader Reader(TargetOptions options, Surroundings surroundings) =>
        new(new SettingSources(options.Settings(), surroundings.Environment, surroundings.Directory));

    private static string? WhyKey(IReadOnlyList<EntityPlan> entities)
    {
        var sensitive = entities.Where(entity => entity.IsSensitive).Select(entity => entity.Name).ToList();
        return sensitive.Count switch
        {
            0 => null,
            1 => $"entity {sensitive[0]} has sensitive fields",
            _ => $"entities {string.Join(", ", sensitive)} have sensitive fields",
        };
    }
}

using Microsoft.CodeAnalysis;

namespace MongoEtl.Generators.SchemaDiff;

/// <summary>The lock file as it lies beside the project.</summary>
internal sealed record LockFile(string Path, string Text)
{
    public const string Name = "schema.lock.json";

    /// <summary>The file among a compilation's additional files. Of several, the first by path: a project has one.</summary>
    public static IncrementalValueProvider<LockFile?> Find(IncrementalGeneratorInitializationContext context) =>
        context.AdditionalTextsProvider.Where(t => System.IO.Path.GetFileName(t.Path) == Name)
            .Select((t, cancellation) => new LockFile(t.Path, t.GetText(cancellation)?.ToString() ?? ""))
            .Collect().Select(LockFile? (files, _) => files.OrderBy(f => f.Path, StringComparer.Ordinal).FirstOrDefault());
}

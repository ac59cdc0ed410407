namespace MongoEtl.Benchmarks.HotPaths;

/// <summary>For plans whose rows need no services.</summary>
internal sealed class EmptyServices : IServiceProvider
{
    public static readonly EmptyServices Instance = new();

    public object? GetService(Type serviceType) => null;
}

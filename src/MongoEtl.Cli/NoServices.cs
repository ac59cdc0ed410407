namespace MongoEtl.Cli;

/// <summary>Stands for a container of a program that registers no services.</summary>
internal sealed class NoServices : IServiceProvider
{
    public static NoServices Instance { get; } = new();

    public object? GetService(Type serviceType) => null;
}

namespace MongoEtl.Internal;

/// <summary>Services of row constructors.</summary>
public static class RowServices
{
    /// <summary>A service that a row class takes.</summary>
    /// <exception cref="InvalidOperationException">It was not registered.</exception>
    public static T Require<T>(IServiceProvider services, string row)
        where T : class => services.GetService(typeof(T)) as T
        ?? throw new InvalidOperationException(
            $"{row} takes a {typeof(T).Name}, which is not registered; register it: RunAsync(args, plan, services => services.AddSingleton<{typeof(T).Name}>()).");
}

using System.Reflection;

namespace MongoEtl.Cli.Tests;

/// <summary>Implements a port with the methods that a fake has; the others throw. So a port may grow without every fake growing.</summary>
public class Partial : DispatchProxy
{
    private object _fake = null!;

    public static T Of<T>(object fake)
        where T : class
    {
        var proxy = Create<T, Partial>();
        ((Partial)(object)proxy)._fake = fake;
        return proxy;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        if (targetMethod!.Name == nameof(IAsyncDisposable.DisposeAsync))
            return ValueTask.CompletedTask;
        var method = _fake.GetType().GetMethod(targetMethod.Name)
            ?? throw new NotSupportedException($"{_fake.GetType().Name} has no {targetMethod.Name}.");
        return method.Invoke(_fake, BindingFlags.DoNotWrapExceptions, null, args, null);
    }
}

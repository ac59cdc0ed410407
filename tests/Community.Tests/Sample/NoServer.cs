using System.Reflection;

namespace Community.Tests.Sample;

/// <summary>Stands for a store that a dry run knows of and never asks.</summary>
internal class NoServer : DispatchProxy
{
    /// <summary>A port of that kind.</summary>
    public static T As<T>()
        where T : class => Create<T, NoServer>();

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) =>
        throw new InvalidOperationException($"A dry run asked a store for {targetMethod?.Name}.");
}

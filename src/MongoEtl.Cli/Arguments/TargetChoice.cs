using MongoEtl.Runtime;

namespace MongoEtl.Cli;

/// <summary>What <c>--target</c> may be.</summary>
internal static class TargetChoice
{
    /// <summary>The stores named; empty when the option is absent: all that are set up.</summary>
    public static IReadOnlyCollection<Store> Of(string? text) => text switch
    {
        "postgres" => [Store.Postgres],
        "cassandra" => [Store.Cassandra],
        "both" => [Store.Postgres, Store.Cassandra],
        _ => [],
    };

    /// <summary>Adds a problem if it is none of these.</summary>
    public static void Check(ICollection<string> problems, string? text)
    {
        if (text is not null && Of(text).Count == 0)
            problems.Add($"--target is {text}: write postgres, cassandra or both.");
    }
}

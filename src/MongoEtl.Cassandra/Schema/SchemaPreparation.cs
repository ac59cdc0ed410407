using System.Text.RegularExpressions;
using MongoEtl.Runtime;

namespace MongoEtl.Cassandra;

/// <summary>Brings keyspace and tables to the shape that the plan has. Every table is looked at before the first is changed.</summary>
internal sealed partial class SchemaPreparation(CqlSession session, CassandraOptions options)
{
    private const int MostReplicas = 3;

    /// <summary>Checks, creates what is absent, and goes over to the keyspace.</summary>
    /// <exception cref="TargetException">The keyspace's name is none, or a table stands in another shape.</exception>
    internal async Task RunAsync(IReadOnlyList<CqlTablePlan> tables, CancellationToken cancellation)
    {
        CheckName(options.Keyspace);
        var exists = session.State.Keyspaces.ContainsKey(options.Keyspace);
        var live = exists ? await LiveTable.ReadAsync(session, options.Keyspace, cancellation).ConfigureAwait(false) : [];
        var additions = new List<string>();
        foreach (var table in tables)
        {
            if (!live.TryGetValue(table.Name, out var standing))
                additions.Add(table.CreateStatement);
            else
                additions.AddRange(TableCheck.MissingColumns(options.Keyspace, table, standing).Select(column => Add(table, column)));
        }
        if (!exists)
            await CreateKeyspaceAsync(cancellation).ConfigureAwait(false);
        await session.UseKeyspaceAsync(options.Keyspace, cancellation).ConfigureAwait(false);
        foreach (var statement in additions)
            await session.ChangeSchemaAsync(statement, cancellation).ConfigureAwait(false);
    }

    /// <summary>Names of tables that are there, of those given.</summary>
    internal async Task<IReadOnlyList<string>> StandingAsync(IReadOnlyList<CqlTablePlan> tables, CancellationToken cancellation)
    {
        CheckName(options.Keyspace);
        if (!session.State.Keyspaces.ContainsKey(options.Keyspace))
            return [];
        var live = await LiveTable.ReadAsync(session, options.Keyspace, cancellation).ConfigureAwait(false);
        return [.. tables.Select(table => table.Name).Where(live.ContainsKey).Distinct()];
    }

    /// <summary>The statement that creates a keyspace.</summary>
    /// <param name="keyspace">Its name.</param>
    /// <param name="replication">A CQL map.</param>
    internal static string CreateKeyspace(string keyspace, string replication) =>
        $"CREATE KEYSPACE IF NOT EXISTS {CqlText.Quote(keyspace)} WITH replication = {replication}";

    /// <exception cref="TargetException">The text is no keyspace's name.</exception>
    internal static void CheckName(string keyspace)
    {
        if (!Name().IsMatch(keyspace))
            throw new TargetException($"CASSANDRA_KEYSPACE is \"{keyspace}\", which is no name: write 1 to 48 letters, digits and underlines.");
    }

    private async Task CreateKeyspaceAsync(CancellationToken cancellation)
    {
        try
        {
            await session.ChangeSchemaAsync(CreateKeyspace(), cancellation).ConfigureAwait(false);
        }
        catch (ServerException refusal) when (refusal.Retry == RetryAdvice.Never)
        {
            var remedy = options.Replication is not null && refusal is ConfigErrorException or SyntaxErrorException or InvalidException
                ? "correct CASSANDRA_REPLICATION, for example {'class': 'NetworkTopologyStrategy', '" + session.DataCenter + "': 3}"
                : "create it, or correct CASSANDRA_KEYSPACE";
            throw new TargetException(
                $"There is no keyspace {options.Keyspace}, and it cannot be created: {refusal.Message}; {remedy}. Nothing was written.",
                refusal);
        }
    }

    private string CreateKeyspace()
    {
        if (options.Replication is { } given)
            return CreateKeyspace(options.Keyspace, given);
        var nodes = session.State.Topology.DataCenters[session.DataCenter].Hosts;
        var dataCenter = session.DataCenter.Replace("'", "''", StringComparison.Ordinal);
        return CreateKeyspace(options.Keyspace, $"{{'class': 'NetworkTopologyStrategy', '{dataCenter}': {Math.Clamp(nodes, 1, MostReplicas)}}}");
    }

    private static string Add(CqlTablePlan table, Internal.Column column) =>
        $"ALTER TABLE {CqlText.Quote(table.Name)} ADD {CqlText.Quote(column.Name)} {column.Type}";

    [GeneratedRegex("^[a-zA-Z0-9_]{1,48}$")]
    private static partial Regex Name();
}

using MongoEtl.Generators.Model;
using MongoEtl.Generators.SchemaDiff;
using Npgsql;

namespace MongoEtl.PostgreSql;

/// <summary>Puts types and defaults into the classes' words where they mean the same. PostgreSQL prints a default in its own words, so it
/// is
/// asked how it would print the class's.</summary>
/// <param name="connection">In a transaction.</param>
/// <param name="classes">What the classes ask for.</param>
/// <param name="enums">The enum types that stand.</param>
internal sealed class CatalogueDefaults(NpgsqlConnection connection, Schema classes, IReadOnlyList<EnumShape> enums)
{
    internal async Task<TableShape> InClassWordsAsync(TableShape live, CancellationToken cancellation)
    {
        if (classes.Table(live.Id) is not { } wanted)
            return live;
        var columns = new List<ColumnShape>();
        foreach (var column in live.Columns)
            columns.Add(wanted.Column(column.Name) is { IsDatabase: false } declared ? await ColumnAsync(column, declared, cancellation)
                .ConfigureAwait(false) : column);
        return live with { Columns = columns.ToEquatable() };
    }

    private async Task<ColumnShape> ColumnAsync(ColumnShape live, ColumnShape wanted, CancellationToken cancellation)
    {
        if (TypeNames.Normalize(live.Type) == TypeNames.Normalize(wanted.Type))
            live = live with { Type = wanted.Type };
        if (live.Default is null || wanted.Default is null || live.Default == wanted.Default || live.Type != wanted.Type
            || !IsKnown(wanted.Type))
            return live;
        return await PrintedAsync(wanted, cancellation).ConfigureAwait(false) == live.Default
            ? live with { Default = wanted.Default } : live;
    }

    private bool IsKnown(string type) => !type.StartsWith('"') || enums.Any(known => Sql.Name(known.Name) == type);

    /// <summary>Null where PostgreSQL does not take the default: that it differs is then all there is to say here.</summary>
    private async Task<string?> PrintedAsync(ColumnShape wanted, CancellationToken cancellation)
    {
        await connection.ExecuteAsync("SAVEPOINT before_default", cancellation).ConfigureAwait(false);
        try
        {
            await connection.ExecuteAsync($"CREATE TEMP TABLE mongoetl_default (value {wanted.Type} DEFAULT {wanted.Default})",
                cancellation).ConfigureAwait(false);
            return await connection.ScalarAsync<string>(
                "SELECT pg_get_expr(adbin, adrelid) FROM pg_attrdef WHERE adrelid = 'pg_temp.mongoetl_default'::regclass", cancellation)
                    .ConfigureAwait(false);
        }
        catch (PostgresException refused) when (refused.SqlState[..2] is "22" or "42")
        {
            return null;
        }
        finally
        {
            await connection.ExecuteAsync("ROLLBACK TO SAVEPOINT before_default", CancellationToken.None).ConfigureAwait(false);
        }
    }
}

using MongoEtl.IntegrationTests.Programs;
using MongoEtl.IntegrationTests.Servers;
using Npgsql;

namespace MongoEtl.IntegrationTests.Kills;

/// <summary>Makes a database wait at one moment of a migration, so that the program can be killed exactly there: a trigger asks for an
/// advisory lock that the test holds until it lets go. The program under test needs to know nothing of it.</summary>
internal sealed class PausedServer : IAsyncDisposable
{
    private const int LockId = 4711;
    private readonly TestDatabase _database;
    private readonly NpgsqlConnection _holder;

    private PausedServer(TestDatabase database, NpgsqlConnection holder) => (_database, _holder) = (database, holder);

    /// <summary>Prepares a database in which no migration has run yet.</summary>
    public static async Task<PausedServer> PrepareAsync(TestDatabase database, Moment moment)
    {
        await database.ExecuteAsync("""
            CREATE SCHEMA pause;
            GRANT USAGE ON SCHEMA pause TO public;
            CREATE SEQUENCE pause.rows;
            GRANT USAGE ON SEQUENCE pause.rows TO public;
            """);
        await database.ExecuteAsync(moment.Ddl is not null ? DdlTrigger(moment) : RowTrigger(moment));
        var holder = await database.OpenAsync();
        await using var take = new NpgsqlCommand($"SELECT pg_advisory_lock({LockId})", holder);
        await take.ExecuteNonQueryAsync();
        return new PausedServer(database, holder);
    }

    /// <summary>Waits until the migration has come to the moment; false when it ended before.</summary>
    public async Task<bool> ReachedAsync(RunningProgram program)
    {
        var reached = false;
        await Eventually.HoldsAsync("the migration comes to the moment, or ends", async () =>
            (reached = await _database.ScalarAsync<bool>(
                $"""
                SELECT EXISTS (SELECT FROM pg_locks JOIN pg_stat_activity USING (pid)
                    WHERE locktype = 'advisory' AND objid = {LockId} AND NOT granted AND datname = '{_database.Name}')
                """))
            || program.HasExited);
        return reached;
    }

    /// <summary>Lets the server go on, from here and ever after.</summary>
    public async Task LetGoAsync() => await _holder.CloseAsync();

    public async ValueTask DisposeAsync() => await _holder.DisposeAsync();

    /// <summary>An event trigger over the statement's text.</summary>
    private static string DdlTrigger(Moment moment) => $"""
        CREATE FUNCTION pause.ddl() RETURNS event_trigger LANGUAGE plpgsql AS $$
        BEGIN
            IF current_query() ~* '{moment.Ddl}' THEN
                PERFORM pg_advisory_xact_lock_shared({LockId});
            END IF;
        END $$;
        CREATE EVENT TRIGGER pause ON {moment.DdlEvent} EXECUTE FUNCTION pause.ddl();
        """;

    /// <summary>An event trigger that gives the table, once the migration has created it, a trigger that counts rows.</summary>
    private static string RowTrigger(Moment moment) => $"""
        CREATE FUNCTION pause.at_row() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            IF {(moment.Condition.Length > 0 ? moment.Condition : "true")} THEN
                IF nextval('pause.rows') = {moment.Row} THEN
                    PERFORM pg_advisory_xact_lock_shared({LockId});
                END IF;
            END IF;
            RETURN NEW;
        END $$;
        CREATE FUNCTION pause.attach() RETURNS event_trigger LANGUAGE plpgsql AS $$
        DECLARE
            made record;
        BEGIN
            FOR made IN SELECT * FROM pg_event_trigger_ddl_commands() WHERE command_tag = 'CREATE TABLE' LOOP
                IF replace(made.object_identity, '"', '') ~ '^{moment.Table}$' THEN
                    EXECUTE format('CREATE {moment.Fires} EXECUTE FUNCTION pause.at_row()', made.object_identity);
                END IF;
            END LOOP;
        END $$;
        CREATE EVENT TRIGGER pause ON ddl_command_end WHEN TAG IN ('CREATE TABLE') EXECUTE FUNCTION pause.attach();
        """;
}

using System.Globalization;
using MongoEtl.Runtime;
using Npgsql;

namespace MongoEtl.PostgreSql;

/// <summary>Schema <c>mongoetl</c>: created, and brought up to date, by whoever comes first.</summary>
internal static class StateSchema
{
    /// <summary>Serialises everybody who creates or changes objects, since <c>IF NOT
    /// EXISTS</c> alone fails when two do so at once.</summary>
    private const long DdlLock = 0x6D6F6E676F65746C; // "mongoetl"

    /// <summary>Each entry takes the schema from the version of its index to the next; entries never change once released.</summary>
    private static readonly string[] Migrations =
    [
        """
        CREATE TABLE mongoetl.plans (
            plan text PRIMARY KEY,
            holder text,
            held_since timestamptz,
            created_at timestamptz NOT NULL DEFAULT now());
        CREATE TABLE mongoetl.runs (
            id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
            plan text NOT NULL REFERENCES mongoetl.plans,
            source text NOT NULL,
            started_at timestamptz NOT NULL DEFAULT now(),
            finished_at timestamptz,
            outcome text);
        CREATE TABLE mongoetl.entities (
            plan text NOT NULL REFERENCES mongoetl.plans,
            entity text NOT NULL,
            mode text NOT NULL,
            phase text NOT NULL,
            fingerprint text NOT NULL,
            source_identity text NOT NULL,
            run_id bigint NOT NULL,
            counts jsonb NOT NULL DEFAULT '{}',
            PRIMARY KEY (plan, entity));
        CREATE TABLE mongoetl.partitions (
            plan text NOT NULL,
            entity text NOT NULL,
            ordinal integer NOT NULL,
            collection text NOT NULL,
            bounds text NOT NULL,
            estimated_bytes bigint NOT NULL,
            position text NOT NULL DEFAULT '',
            is_done boolean NOT NULL DEFAULT false,
            counts jsonb NOT NULL DEFAULT '{}',
            PRIMARY KEY (plan, entity, ordinal),
            FOREIGN KEY (plan, entity) REFERENCES mongoetl.entities ON DELETE CASCADE)
            WITH (fillfactor = 50);
        CREATE TABLE mongoetl.dead_letters (
            plan text NOT NULL,
            entity text NOT NULL,
            source_id text COLLATE "C" NOT NULL,
            table_name text NOT NULL,
            collection text NOT NULL,
            kind text NOT NULL,
            path text,
            expected text,
            found text,
            reason text NOT NULL,
            sql_state text,
            document bytea NOT NULL,
            set_aside_at timestamptz NOT NULL DEFAULT now());
        CREATE UNIQUE INDEX dead_letters_key ON mongoetl.dead_letters (plan, entity, md5(source_id), table_name);
        CREATE TABLE mongoetl.key_maps (
            id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
            plan text NOT NULL REFERENCES mongoetl.plans,
            entity text NOT NULL,
            UNIQUE (plan, entity));
        CREATE TABLE mongoetl.duplicate_ids (
            key_map integer NOT NULL REFERENCES mongoetl.key_maps ON DELETE CASCADE,
            source_id text COLLATE "C" NOT NULL,
            documents bigint NOT NULL,
            PRIMARY KEY (key_map, source_id));
        """,
        """
        CREATE TABLE mongoetl.pending_references (
            plan text NOT NULL,
            entity text NOT NULL,
            foreign_key text NOT NULL,
            row_key text[] NOT NULL,
            parent_key text NOT NULL,
            PRIMARY KEY (plan, entity, foreign_key, row_key),
            FOREIGN KEY (plan, entity) REFERENCES mongoetl.entities ON DELETE CASCADE);
        """,
        """
        ALTER TABLE mongoetl.runs ADD COLUMN write_timestamp bigint;
        UPDATE mongoetl.runs SET write_timestamp = (extract(epoch FROM started_at) * 1000000)::bigint;
        ALTER TABLE mongoetl.runs ALTER COLUMN write_timestamp SET NOT NULL;
        ALTER TABLE mongoetl.partitions DROP CONSTRAINT partitions_plan_entity_fkey, DROP CONSTRAINT partitions_pkey,
            ADD COLUMN store text NOT NULL DEFAULT 'postgres';
        ALTER TABLE mongoetl.pending_references DROP CONSTRAINT pending_references_plan_entity_fkey, ADD COLUMN store text NOT NULL DEFAULT 'postgres';
        ALTER TABLE mongoetl.entities DROP CONSTRAINT entities_pkey, ADD COLUMN store text NOT NULL DEFAULT 'postgres';
        ALTER TABLE mongoetl.entities ADD PRIMARY KEY (plan, store, entity);
        ALTER TABLE mongoetl.partitions ADD PRIMARY KEY (plan, store, entity, ordinal),
            ADD FOREIGN KEY (plan, store, entity) REFERENCES mongoetl.entities ON DELETE CASCADE;
        ALTER TABLE mongoetl.pending_references ADD FOREIGN KEY (plan, store, entity) REFERENCES mongoetl.entities ON DELETE CASCADE;
        ALTER TABLE mongoetl.dead_letters ADD COLUMN store text NOT NULL DEFAULT 'postgres';
        DROP INDEX mongoetl.dead_letters_key;
        CREATE UNIQUE INDEX dead_letters_key ON mongoetl.dead_letters (plan, store, entity, md5(source_id), table_name);
        """,
        """
        CREATE TABLE mongoetl.schema_changes (
            id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
            plan text NOT NULL REFERENCES mongoetl.plans,
            store text NOT NULL,
            description text NOT NULL,
            statements text[] NOT NULL,
            started_at timestamptz NOT NULL DEFAULT now(),
            finished_at timestamptz,
            outcome text);
        """,
    ];

    /// <summary>Waits until nobody else creates or changes objects; held to the end of the transaction.</summary>
    internal static Task LockDdlAsync(NpgsqlConnection connection, CancellationToken cancellation) =>
        connection.ExecuteAsync("SELECT pg_advisory_xact_lock($1)", cancellation, DdlLock);

    /// <summary>Whether state was ever kept in this database.</summary>
    internal static async Task<bool> ExistsAsync(NpgsqlConnection connection, CancellationToken cancellation) =>
        await connection.ScalarAsync<bool>("SELECT to_regclass('mongoetl.migrations') IS NOT NULL", cancellation).ConfigureAwait(false);

    /// <summary>Whether state was ever kept in this database, in a form that can be read without
    /// changing it: an earlier program may be at work.</summary>
    /// <exception cref="TargetException">It was made by an earlier version of this program, or by a later one.</exception>
    internal static async Task<bool> CanReadAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        if (!await ExistsAsync(connection, cancellation).ConfigureAwait(false))
            return false;
        var version = await VersionAsync(connection, cancellation).ConfigureAwait(false);
        if (version < Migrations.Length)
            throw new TargetException(
                $"Schema mongoetl is of version {version}, made by an earlier program; the next migrate takes it to {Migrations.Length}.");
        return true;
    }

    /// <summary>Creates what is absent; call it in a transaction.</summary>
    /// <exception cref="TargetException">A later version of this program made the schema.</exception>
    internal static async Task EnsureAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await LockDdlAsync(connection, cancellation).ConfigureAwait(false);
        if (!await ExistsAsync(connection, cancellation).ConfigureAwait(false))
        {
            await connection.ExecuteAsync(
                """
                CREATE SCHEMA IF NOT EXISTS mongoetl;
                CREATE TABLE mongoetl.migrations (version integer PRIMARY KEY, applied_at timestamptz NOT NULL DEFAULT now())
                """, cancellation).ConfigureAwait(false);
        }
        var version = await VersionAsync(connection, cancellation).ConfigureAwait(false);
        if (version == Migrations.Length)
            return;
        // All in one round trip.
        var steps = Enumerable.Range(version, Migrations.Length - version)
            .Select(from => string.Create(
                CultureInfo.InvariantCulture, $"{Migrations[from]}INSERT INTO mongoetl.migrations (version) VALUES ({from + 1})"));
        await connection.ExecuteAsync(string.Join(";\n", steps), cancellation).ConfigureAwait(false);
    }

    private static async Task<int> VersionAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        var version = await connection.ScalarAsync<int>(
            "SELECT coalesce(max(version), 0) FROM mongoetl.migrations", cancellation).ConfigureAwait(false);
        return version <= Migrations.Length ? version
            : throw new TargetException($"Schema mongoetl is of version {version}, made by a later program; this one knows {Migrations.Length}. Use the later program.");
    }
}

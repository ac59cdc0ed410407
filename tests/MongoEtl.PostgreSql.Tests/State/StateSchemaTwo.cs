namespace MongoEtl.PostgreSql.Tests;

/// <summary>Schema <c>mongoetl</c> of version 2, as builds for one store made it, with an unfinished load.</summary>
internal static class StateSchemaTwo
{
    public const string Sql =
        """
        CREATE SCHEMA mongoetl;
        CREATE TABLE mongoetl.migrations (version integer PRIMARY KEY, applied_at timestamptz NOT NULL DEFAULT now());
        INSERT INTO mongoetl.migrations (version) VALUES (1), (2);
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
        CREATE TABLE mongoetl.pending_references (
            plan text NOT NULL,
            entity text NOT NULL,
            foreign_key text NOT NULL,
            row_key text[] NOT NULL,
            parent_key text NOT NULL,
            PRIMARY KEY (plan, entity, foreign_key, row_key),
            FOREIGN KEY (plan, entity) REFERENCES mongoetl.entities ON DELETE CASCADE);
        INSERT INTO mongoetl.plans (plan) VALUES ('test');
        INSERT INTO mongoetl.runs (plan, source, started_at) VALUES ('test', 'dump', '2025-01-02 03:04:05Z');
        INSERT INTO mongoetl.entities (plan, entity, mode, phase, fingerprint, source_identity, run_id, counts)
            VALUES ('test', 'town', 'Merge', 'Rows', 'f', 's', 1, '{"read": 2}');
        INSERT INTO mongoetl.partitions (plan, entity, ordinal, collection, bounds, estimated_bytes, position) VALUES ('test', 'town', 0, 'towns', 'all', 10, '5');
        INSERT INTO mongoetl.pending_references VALUES ('test', 'town', 'fk', '{1}', '2');
        INSERT INTO mongoetl.dead_letters (plan, entity, source_id, table_name, collection, kind, reason, document)
            VALUES ('test', 'town', 'a', '', 'towns', 'Rule', 'why', '\x00');
        """;
}

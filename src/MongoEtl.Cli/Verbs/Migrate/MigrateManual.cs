namespace MongoEtl.Cli;

/// <summary>The manual page of <c>migrate</c>.</summary>
internal static class MigrateManual
{
    public static ManualPage Page => new()
    {
        Verb = "migrate",
        Summary = "copies the collections into their tables, or resumes",
        Synopsis = ["migrate [--source SOURCE] [--only NAMES] [options]"],
        Description =
        [
            "Reads a dump or a MongoDB server and writes each document's rows to PostgreSQL. Tables that are absent are created; tables that are empty are " +
            "loaded, and their keys, indexes and foreign keys added after the rows; tables that hold rows are merged into, touching " +
            "only rows that differ.",
            "What was interrupted is resumed: the same command goes on from the last checkpoint, and the tables end up as if nothing " +
            "had happened. What was finished is read again and merged. If a class or the source changed in between, an unfinished " +
            "entity is not resumed: the message says what changed, and --restart reads it anew. One process at a time runs a plan; a " +
            "second one is told who does.",
            "A server is asked first, before anything is written: whether it can be reached, whether the user may read each collection, " +
            "which collections are absent, how many documents there are, and how long reading them would take. It then sends only documents " +
            "that the filters match, in the order of their _id, several ranges of a large collection at once. Documents that are inserted " +
            "meanwhile are read by the next run, or become dead letters that dead-letters replay loads. The user needs the role read on the " +
            "database. A connection that breaks, a cursor that times out and a failover are gone over: reading goes on behind the last " +
            "document that arrived.",
            "A plan with tables in both stores has two legs: PostgreSQL first, for all entities, then Cassandra, for which the source is " +
            "read again. Each leg keeps its own checkpoints, so either is resumed alone. A document that PostgreSQL sets aside goes to " +
            "no store, and one that Cassandra refuses loses its rows in PostgreSQL, unless other rows refer to them: then a warning names " +
            "it. Rows of Cassandra are upserts that carry the time at which the run began.",
            "Before the first row is written, both stores are looked at: a wrong password, a certificate that is not trusted, a keyspace " +
            "that is absent and cannot be created stop the run with one line. Tables, columns, indexes and keys that are missing are added; " +
            "any other difference from the classes, such as another type, another key or a rename, stops the run and is named: schema apply " +
            "makes the change. What a class lets go with [Drop] is told of and stands until then, because its successor is often filled first.",
            "Where no cluster is at hand, --cassandra-out DIR writes the second leg to files: schema.cql creates keyspace and tables, and " +
            "load.cql, run by cqlsh in that folder, loads TABLE.csv and the other files of each table. The files are in UTF-8, and so has " +
            "cqlsh's locale to be. A table whose rows have different columns has a CSV file for each set of columns, because COPY would " +
            "write a null, a tombstone, for an absent value. Rows that COPY cannot read, as those with line breaks, are INSERT statements " +
            "in TABLE.rows.cql. CASSANDRA_KEYSPACE (else the plan's name), CASSANDRA_REPLICATION, CASSANDRA_DATACENTER and " +
            "CASSANDRA_WRITE_CONSISTENCY say what the scripts say. load.cql comes last: without it the bundle is unfinished, and the same " +
            "command goes on. Loaded rows carry the time of loading. State stays in PostgreSQL, by STATE_HOST and its kin where " +
            "POSTGRES_HOST is not set. A later run writes the tables of its entities anew.",
            "A document that cannot become rows is set aside as a dead letter and counted; see dead-letters list. Too many of them " +
            "stop the run.",
            "A terminal shows live progress, a pipe gets plain lines. Set NO_COLOR for no colours. At the end a summary tells, for " +
            "each entity, documents read and filtered, rows for each table, dead letters, unresolved and mismatched values for each " +
            "field, and seconds.",
            "A log, etl_yyyymmdd_hhmmss.log, and a metrics file, etl_metrics_yyyymmdd_hhmmss.json (times in UTC), are written to the " +
            "folder of --log-dir. Once the run has begun, those of earlier runs in that folder are deleted, but not by a dry run.",
            "SIGINT (Ctrl-C) and SIGTERM end the run cleanly at the next batch; a second one ends the process at once. Either can be " +
            "resumed.",
        ],
        Options = typeof(MigrateOptions),
        Settings = KnownSettings.All,
        HasProjectSettings = true,
        ExitCodes =
        [
            (0, "Done, and no document was set aside."),
            (1, "Failed: a server or file could not be used, there were too many dead letters, or another process holds the plan. The " +
                "same command resumes."),
            (2, "The options or settings are wrong; nothing was read or written."),
            (3, "Done, but documents were set aside."),
            (130, "Interrupted; the same command resumes."),
        ],
        Examples =
        [
            ("migrate --source backup/dump", "Migrates a dump, with the target from the environment or .env."),
            ("migrate --source mongodb://localhost/app", "Migrates a database of a server."),
            ("migrate --source backup.archive.gz --jobs 4", "The same from an archive, four parts at once."),
            ("migrate --cassandra-out bundle", "Writes the tables of Cassandra to files that cqlsh loads later."),
            ("migrate --dry-run", "Finds the documents that would be set aside, before anything is written."),
            ("migrate --only user --restart", "Reads one entity anew after its class was corrected."),
            ("migrate --truncate --yes", "Empties the tables and loads everything, without asking."),
        ],
    };
}

namespace MongoEtl.Cli;

/// <summary>The manual page of <c>validate</c>.</summary>
internal static class ValidateManual
{
    public static ManualPage Page => new()
    {
        Verb = "validate",
        Summary = "compares every row with the source, and mends",
        Synopsis = ["validate [--source SOURCE] [--sample P] [--repair [--delete-extra]] [options]"],
        Description =
        [
            "Reads the source again, makes every row that its documents give, with the same classes, keys and rules as migrate, and " +
            "compares each with what stands in the tables. It tells, for each table, rows that are missing, rows that are extra (no " +
            "document gives them) and rows that differ, with their keys and the names of the columns. Values of other columns are " +
            "never shown.",
            "Documents that are dead letters have no rows, and none are expected: they are no difference. Entities must have been " +
            "migrated to their end. Columns that the database or the application owns are not compared.",
            "PostgreSQL compares by itself: the expected rows are copied into a schema of its own, mongoetl_validation_PLAN, which " +
            "is removed at the end. It needs about as much room as the tables, and the right to create a schema. Equal is what IS " +
            "NOT DISTINCT FROM says, as for migrate.",
            "Of a Cassandra table every row is read, by ranges of tokens, several at once. Both sides are folded into 65,536 sums " +
            "by digests of the key; only rows of sums that are unequal are read again and told. Sets and maps are compared whatever " +
            "their order, an empty one is an absent one.",
            "Encrypted columns are compared by their plaintext: of rows that differ as stored both texts are decrypted, by every " +
            "scheme whose settings are there, and equal texts are no difference. So another encryption mode than that of the " +
            "migration is none; how many rows are stored in another form is told. A text that stands and does not decrypt is a " +
            "difference, and is told as such. No text and no key is ever shown.",
            "--sample P compares the rows of P percent of the documents by their keys. Rows that no document gives are then not " +
            "found.",
            "--repair writes rows that are missing or differ, or whose encrypted texts are stored in another form, in Cassandra " +
            "with a time above that of every earlier run, and deletes cells there that should be absent. Rows that no document " +
            "gives stay, unless --delete-extra says otherwise; of those, rows stay that other rows refer to. Then everything is " +
            "compared once more, and both results are printed. In PostgreSQL the user's triggers run as for any other write.",
            "The checks of the program, if it has some, look at the tables from another side, each by its name. A check that needs " +
            "a store which is no part of the run is skipped.",
            "One process at a time works on a plan; a second one is told who does. A log, etl_yyyymmdd_hhmmss.log, and a metrics " +
            "file, etl_metrics_yyyymmdd_hhmmss.json (times in UTC; counts of tables and checks, no keys), are written to the folder " +
            "of --log-dir; those of earlier runs stay.",
        ],
        Options = typeof(ValidateOptions),
        Settings = KnownSettings.All,
        HasProjectSettings = true,
        ExitCodes =
        [
            (0, "Everything agrees. There may be dead letters: they are told, and no difference."),
            (1, "Failed: a server or file could not be used, an entity is not migrated to its end, or another process holds the plan."),
            (2, "The options or settings are wrong; nothing was read or written."),
            (3, "Something differs, or a check failed; after --repair: still."),
            (130, "Interrupted. A repair can be repeated."),
        ],
        Examples =
        [
            ("validate --source backup/dump", "Compares everything and runs the checks."),
            ("validate --sample 1 --rows-only", "A quick look at one document in a hundred."),
            ("validate --json > found.json", "For programs."),
            ("validate --repair --delete-extra", "Makes the tables what the documents say."),
        ],
    };
}

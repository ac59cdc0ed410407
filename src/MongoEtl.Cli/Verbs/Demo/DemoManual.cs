namespace MongoEtl.Cli;

/// <summary>The manual page of <c>demo</c>.</summary>
internal static class DemoManual
{
    public static ManualPage Page => new()
    {
        Verb = "demo",
        Summary = "the whole tour with sample data and a private PostgreSQL",
        Synopsis = ["demo [--dir DIR] [--fresh] [--scale N] [--seed S]"],
        Description =
        [
            "Starts a private PostgreSQL from the programs installed on this machine (on the PATH, or in /usr/lib/postgresql), writes " +
            "a sample dump, migrates it, validates, prints a summary for each table, and stops the server again. Nothing has to be set " +
            "up. Without PostgreSQL's programs it says what to install. With POSTGRES_HOST set it uses that server and database instead.",
            "The private server listens on a Unix socket in its folder and nowhere else. Its data are kept: a second demo merges the " +
            "same sample into the full tables and shows that nothing changes. --fresh starts over.",
            "Tables of Cassandra go to the cluster that CASSANDRA_HOSTS names. Without it, a private node is started on loopback if " +
            "MONGOETL_SERVERS names a folder whose script \"run\" can start one (and Java is installed), and stopped again at the end; its " +
            "data and its log, cassandra.log, are kept in the demo's folder. Without either they go to files for cqlsh, in folder bundle, " +
            "as migrate --cassandra-out writes them.",
            "First the number of rows in each table is compared with the number that the run counted; tables of Cassandra also, by a digest, with " +
            "what they held at the end of the demo before. Then everything is validated, as the verb validate does.",
            "If the plan has sensitive fields and ENCRYPTION_KEY is not set, a random key is made and kept in the demo's folder. Settings that the " +
            "sample needs, such as the key that its texts were encrypted with, come with the sample.",
        ],
        Options = typeof(DemoOptions),
        Settings = [.. KnownSettings.Target, .. KnownSettings.Cassandra, KnownSettings.EncryptionKey],
        HasProjectSettings = true,
        ExitCodes =
        [
            (0, "Migrated, and every row agrees. Documents that the sample has set aside are part of the tour."),
            (1, "Failed: for example, PostgreSQL's programs are not installed."),
            (2, "The options or settings are wrong."),
            (3, "Migrated, but a table is not as the source gives it, or a check failed."),
            (130, "Interrupted. The server is stopped."),
        ],
        Examples = [("demo", "The tour. Run it twice."), ("demo --fresh --scale 20", "From the start, with more data."),
            ("demo --dir /tmp/demo", "With the demo's files in a place of your choice.")],
    };
}

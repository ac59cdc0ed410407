namespace MongoEtl.Cli;

/// <summary>Kinds of log lines. The numbers stand in the log and are never given a new meaning.</summary>
internal enum LogEvent
{
    /// <summary>A verb began.</summary>
    VerbStarted = 1000,

    /// <summary>It ended well.</summary>
    VerbFinished = 1001,

    /// <summary>It failed.</summary>
    VerbFailed = 1002,

    /// <summary>It was interrupted.</summary>
    VerbInterrupted = 1003,

    /// <summary>An entity came to another phase.</summary>
    PhaseReached = 1100,

    /// <summary>Numbers of an entity under way.</summary>
    Progress = 1101,

    /// <summary>Final numbers of an entity.</summary>
    EntityCounted = 1102,

    /// <summary>Something worth knowing.</summary>
    Note = 1200,

    /// <summary>Something that needs attention.</summary>
    Warning = 1201,

    /// <summary>Tables were emptied.</summary>
    TablesEmptied = 1300,

    /// <summary>The schema was changed.</summary>
    SchemaChanged = 1301,

    /// <summary>Dead letters were run again.</summary>
    DeadLettersReplayed = 1400,

    /// <summary>A table was compared, a check was run, or a table was mended.</summary>
    Validated = 1500,
}

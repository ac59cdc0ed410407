namespace MongoEtl.Generators.SchemaDiff;

/// <summary>What an attribute states about a change.</summary>
internal enum IntentKind
{
    RenamedTable,
    RenamedColumn,
    RenamedLabel,
    DropTable,
    DropColumn,
    DropLabel,
    Convert,
    Backfill,
    ReplacePrimaryKey,
}

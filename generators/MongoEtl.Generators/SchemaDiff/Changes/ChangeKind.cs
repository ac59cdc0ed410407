namespace MongoEtl.Generators.SchemaDiff;

/// <summary>What a change does. Changes are made in this order, which works: names first, then what stands in the way goes, then what is
/// needed comes, and foreign keys, which need everything, last.</summary>
internal enum ChangeKind
{
    RenameTable,
    RenameColumn,
    CreateEnum,
    RenameLabel,
    AddLabel,
    DropForeignKey,
    DropIndex,
    DropPrimaryKey,
    DropTable,
    DropColumn,
    RebuildEnum,
    CreateTable,
    AddColumn,
    AlterType,
    AlterNullable,
    AlterDefault,
    AlterIdentity,
    AlterDatabaseColumn,
    AlterCqlKey,
    AddPrimaryKey,
    AddIndex,
    AddForeignKey,
    ValidateForeignKey,
    DropEnum,
}

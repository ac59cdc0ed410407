using MongoEtl.Generators.Model;
using MongoEtl.Generators.SchemaDiff;

namespace MongoEtl.SchemaChanges.Tests;

/// <summary>States every intent that the way from one schema to another asks for.</summary>
internal static class StatedIntents
{
    public static Intents Of(Schema before, Schema after, bool states) =>
        states ? new(SchemaDifference.Between(before, after).SelectMany(Of).Distinct().ToEquatable()) : Intents.None;

    private static IEnumerable<SchemaIntent> Of(SchemaChange change) => change.Kind switch
    {
        ChangeKind.DropTable => [new(IntentKind.DropTable, change.Table!, "")],
        ChangeKind.DropColumn => [new(IntentKind.DropColumn, change.Table!, change.FormerColumn!.Name)],
        ChangeKind.AlterType => [new(IntentKind.Convert, change.Table!, change.Column!.Name,
            $"{Generators.Sql.Quote(change.Column.Name)}::text::{change.Column.Type}")],
        ChangeKind.AddColumn or ChangeKind.AlterNullable when !change.Column!.Nullable =>
            [new(IntentKind.Backfill, change.Table!, change.Column.Name, "NULL")],
        ChangeKind.RebuildEnum => change.FormerEnum!.Labels.Except(change.Enum!.Labels)
            .Select(label => new SchemaIntent(IntentKind.DropLabel, Intents.OfEnum(change.Enum.Name), label)),
        ChangeKind.AddPrimaryKey or ChangeKind.DropPrimaryKey => [new(IntentKind.ReplacePrimaryKey, change.Table!, "")],
        _ => [],
    };
}

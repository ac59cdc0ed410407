namespace MongoEtl.SchemaChanges.Tests;

/// <summary>Changes of whole tables.</summary>
internal static partial class Cases
{
    private static readonly SchemaCase[] Tables =
    [
        new("a table that comes")
        {
            Second = [(NoteClass, "[PostgresTable(\"place\")] public sealed partial class PlaceRow(Town source) : IRow<Town> { "
                + "[PrimaryKey] public int Id => source.Key; [Index] public Kind? Kind => source.Kind; [ForeignKey(typeof(TownRow))] "
                + "public Reference<Town> TownId => source.Parent; }\n" + NoteClass),
                (Parent, Parent.Replace("[ForeignKey]", "[ForeignKey(typeof(TownRow))]"))],
            Statement = "CREATE TABLE IF NOT EXISTS \"public\".\"place\"",
        },
        new("a table that goes")
        {
            Second =
            [
                ("namespace Town;", "[assembly: DropTable(\"note\")] namespace Town;"),
                (NoteClass + " public sealed partial class NoteRow(Town source) : IRow<Town>\n{\n    [PrimaryKey] public string Id => "
                    + "source.Id.ToString();\n    public string? Text => source.Name;\n}",
                    ""),
            ],
            Statement = "DROP TABLE IF EXISTS",
        },
        new("a table that goes unsaid")
        {
            Second =
            [
                (NoteClass + " public sealed partial class NoteRow(Town source) : IRow<Town>\n{\n    [PrimaryKey] public string Id => "
                    + "source.Id.ToString();\n    public string? Text => source.Name;\n}",
                    ""),
            ],
            Told = ["METL064"],
            Query = "SELECT text FROM note",
            Answer = "one",
            IsRefused = true,
        },
        new("a table that is renamed")
        {
            Second = [(Row, "[PostgresTable(\"place\"), RenamedFrom(\"town\")]")],
            Query = "SELECT string_agg(name, ',' ORDER BY id) FROM place",
            Statement = "ALTER TABLE \"public\".\"town\" RENAME TO \"place\"",
        },
        new("a table that is moved")
        {
            Second = [(NoteClass, "[PostgresTable(\"memo\", Schema = \"notes\"), RenamedFrom(\"note\", Schema = \"public\")]")],
            Query = "SELECT text FROM notes.memo",
            Answer = "one",
            Statement = "SET SCHEMA \"notes\"",
        },
    ];
}

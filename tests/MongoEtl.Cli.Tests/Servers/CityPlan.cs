using MongoEtl.Internal;

namespace MongoEtl.Cli.Tests;

/// <summary>A plan with one table and an encoder made by hand, so that whole runs are tested without the generator.</summary>
internal static class CityPlan
{
    internal static readonly Column Id = new("id", "text", Nullable: false);
    internal static readonly Column Name = new("name", "text", Nullable: false) { Field = "name" };

    public static Plan Create() => new("cities", [new EntityPlan
    {
        Name = "city",
        Collection = "cities",
        Wave = 0,
        Key = KeyKind.SourceId,
        Tables = [Table],
        Fields = [],
        References = [],
        Fingerprint = "f",
        CreateEncoder = services => new CityEncoder((CityRules?)services.GetService(typeof(CityRules))
            ?? new CityRules(AcceptNumbers: false)),
    }], [], []);

    private static TablePlan Table => new()
    {
        Schema = "public",
        Name = "city",
        Columns = [Id, Name],
        PrimaryKey = ["id"],
        MergeKey = ["id"],
        SourceIdColumn = "id",
        CreateStatement = """CREATE TABLE IF NOT EXISTS "public"."city" ("id" text NOT NULL, "name" text NOT NULL)""",
        CopyStatement = """COPY "public"."city" ("id", "name") FROM STDIN (FORMAT binary)""",
        StagingName = "mongoetl_city",
        StagingStatement = """
            CREATE TEMP TABLE "mongoetl_city" ("id" text, "name" text,
                "mongoetl_order" bigint GENERATED ALWAYS AS IDENTITY) ON COMMIT DELETE ROWS
            """,
        StagingCopyStatement = """COPY "mongoetl_city" ("id", "name") FROM STDIN (FORMAT binary)""",
        MergeStatement = """
            INSERT INTO "public"."city" ("id", "name")
            SELECT s."id", s."name"
            FROM (SELECT DISTINCT ON ("id") * FROM "mongoetl_city" ORDER BY "id", "mongoetl_order" DESC) s
            WHERE NOT EXISTS (SELECT FROM "public"."city" t WHERE t."id" = s."id" AND t."name" IS NOT DISTINCT FROM s."name")
            ORDER BY s."id"
            ON CONFLICT ("id") DO UPDATE SET "name" = excluded."name"
            """,
        Indexes = [new IndexPlan("city_pkey", IndexKind.PrimaryKey, ["id"],
            """ALTER TABLE "public"."city" ADD CONSTRAINT "city_pkey" PRIMARY KEY ("id")""")],
    };
}

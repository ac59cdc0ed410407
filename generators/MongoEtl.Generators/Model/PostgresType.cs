namespace MongoEtl.Generators.Model;

/// <summary>A column's PostgreSQL type.</summary>
/// <param name="Ddl">As written in DDL, such as <c>numeric(10,8)</c> or <c>"role_type_enum"</c>.</param>
/// <param name="Base">Its name without arguments and brackets; <c>enum</c> for an enum type.</param>
/// <param name="IsArray">Whether it is an array.</param>
/// <param name="Length">The n of <c>varchar(n)</c> and <c>char(n)</c>, or 0.</param>
/// <param name="Precision">The p of <c>numeric(p,s)</c>, or 0.</param>
/// <param name="Scale">The s of <c>numeric(p,s)</c>.</param>
internal sealed record PostgresType(string Ddl, string Base, bool IsArray = false, int Length = 0, int Precision = 0, int Scale = 0);

using MongoEtl.Generators.SchemaDiff;

namespace MongoEtl.Runtime;

/// <summary>A store whose tables can be looked at and altered.</summary>
internal interface ISchemaStore
{
    /// <summary>Which store it is.</summary>
    SchemaStore Store { get; }

    /// <summary>Reads tables from the catalogue.</summary>
    /// <param name="tables">Those to look for.</param>
    /// <param name="classes">What the classes ask for: a type or default that means the same is told in their words.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="TargetException">The server is out of reach or refuses.</exception>
    Task<LiveSchema> ReadAsync(IReadOnlyCollection<TableId> tables, Schema classes, CancellationToken cancellation);

    /// <summary>Runs one statement of a change, waiting for locks for a while and trying again; every node knows of it when it
    /// returns.</summary>
    /// <exception cref="TargetException">It was refused, and nothing of it was kept.</exception>
    Task RunAsync(SchemaStatement statement, CancellationToken cancellation);
}

using MongoEtl.Generators.SchemaDiff;
using MongoEtl.Runtime;

namespace MongoEtl.SchemaChanges.Tests;

/// <summary>A store whose program is killed after some statements.</summary>
internal sealed class StoppingStore(ISchemaStore inner, int statements) : ISchemaStore
{
    private int _left = statements;

    public SchemaStore Store => inner.Store;

    public Task<LiveSchema> ReadAsync(IReadOnlyCollection<TableId> tables, Schema classes, CancellationToken cancellation) =>
        inner.ReadAsync(tables, classes, cancellation);

    public Task RunAsync(SchemaStatement statement, CancellationToken cancellation) =>
        _left-- > 0 ? inner.RunAsync(statement, cancellation) : throw new OperationCanceledException();
}

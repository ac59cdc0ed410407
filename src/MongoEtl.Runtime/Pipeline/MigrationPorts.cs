namespace MongoEtl.Runtime;

/// <summary>The stores a run works with. Whoever composes them disposes them.</summary>
/// <param name="Source">Where documents come from.</param>
/// <param name="Target">Where rows go.</param>
/// <param name="State">What outlives the process.</param>
/// <param name="Keys">The key maps.</param>
/// <param name="Services">Services of row constructors.</param>
public sealed record MigrationPorts(
    IDocumentSource Source,
    IRowTarget Target,
    IStateStore State,
    IKeyStore Keys,
    IServiceProvider Services);

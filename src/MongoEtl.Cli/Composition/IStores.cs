using MongoEtl.Runtime;

namespace MongoEtl.Cli;

/// <summary>Opens sources and targets: the one place that knows which there are.</summary>
internal interface IStores
{
    /// <summary>Opens what <c>MONGODB_URI</c> names.</summary>
    /// <exception cref="SourceException">It is no dump or cannot be read; or the server is out of reach, or refuses the login.</exception>
    Task<IDocumentSource> OpenSourceAsync(SourceSettings settings, CancellationToken cancellation);

    /// <summary>Makes the stores of a target; connections are opened when used.</summary>
    TargetStores OpenTarget(TargetSettings settings, Plan plan);
}

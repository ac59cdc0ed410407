namespace MongoEtl.Cli;

/// <summary>Writes a sample source for the plan. A schema project that has one registers it as a service of this type in
/// <see cref="MigratorCli.RunAsync(string[], Func{Plan}, Action{Microsoft.Extensions.DependencyInjection.IServiceCollection}?)"/>;
/// the verbs <c>sample</c> and <c>demo</c> use it.</summary>
public interface ISampleData
{
    /// <summary>What a scale of 1 holds, in one sentence; <c>sample</c> prints it.</summary>
    string Description { get; }

    /// <summary>Project settings that go with the sample, such as the key it was encrypted with, by name. The verb <c>demo</c> uses them instead of what is
    /// set.</summary>
    IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>();

    /// <summary>Writes a mongodump folder. The same scale and seed give the same bytes on every machine.</summary>
    /// <param name="directory">The folder, which exists and is empty.</param>
    /// <param name="scale">How much data: 1 or more, documents grow in proportion.</param>
    /// <param name="seed">Seed of everything random.</param>
    /// <param name="cancellation">Stops early; the folder is then incomplete.</param>
    /// <returns>Documents written, per collection.</returns>
    Task<IReadOnlyDictionary<string, long>> WriteAsync(string directory, int scale, int seed, CancellationToken cancellation);
}

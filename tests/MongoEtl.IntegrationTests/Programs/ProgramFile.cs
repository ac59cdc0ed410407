namespace MongoEtl.IntegrationTests.Programs;

/// <summary>A built program with a plan of its own.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Folder">Its project's folder, from the top of the repository.</param>
internal sealed record ProgramFile(string Name, string Folder)
{
    public static readonly ProgramFile Community = new("community", "schemas/Community");
    public static readonly ProgramFile RealDumps = new("realdumps", "tests/MongoEtl.IntegrationTests/Plans/RealDumps");
    public static readonly ProgramFile Shapes = new("shapes", "tests/MongoEtl.IntegrationTests/Plans/Shapes");
    public static readonly ProgramFile CorrectedShapes = new("shapes", "tests/MongoEtl.IntegrationTests/Plans/CorrectedShapes");
    public static readonly ProgramFile References = new("references", "tests/MongoEtl.IntegrationTests/Plans/References");

    public static readonly ProgramFile TwoStores = new("twostores", "tests/MongoEtl.IntegrationTests/Plans/TwoStores");

    public static readonly ProgramFile Derived = new("derived", "tests/MongoEtl.IntegrationTests/Plans/Derived");

    public static readonly ProgramFile Encrypted = new("encrypted", "tests/MongoEtl.IntegrationTests/Plans/Encrypted");

    /// <summary>The assembly, built in the configuration of the tests.</summary>
    public string Assembly
    {
        get
        {
            // .../tests/MongoEtl.IntegrationTests/bin/<configuration>/<framework>/
            var output = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
            var (framework, configuration) = (output.Name, output.Parent!.Name);
            var repository = output.Parent!.Parent!.Parent!.Parent!.Parent!.FullName;
            var path = Path.Combine(repository, Folder, "bin", configuration, framework, Name + ".dll");
            return File.Exists(path) ? path : throw new FileNotFoundException($"{path} is not built: build MongoEtl.sln first", path);
        }
    }
}

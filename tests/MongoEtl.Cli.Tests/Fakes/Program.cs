using Microsoft.Extensions.DependencyInjection;

namespace MongoEtl.Cli.Tests;

/// <summary>Runs the program in this process, in a folder of its own, with chosen environment, stores and answers.</summary>
internal sealed class Program : IDisposable
{
    private readonly StringWriter _out = new();
    private readonly StringWriter _error = new();

    public Dictionary<string, string> Environment { get; } = new(StringComparer.Ordinal);

    public string Directory { get; } = System.IO.Directory.CreateTempSubdirectory("mongoetl-cli-").FullName;

    public FakeStores Stores { get; init; } = new();

    /// <summary>Dumps and PostgreSQL instead of <see cref="Stores"/>.</summary>
    public bool RealStores { get; init; }

    public Func<Plan> Plan { get; init; } = SamplePlan.Create;

    public Action<IServiceCollection>? Services { get; init; }

    public string Answers { get; init; } = "";

    public bool CanAsk { get; init; }

    public CancellationToken Cancellation { get; init; }

    public string Out => _out.ToString();

    public string Error => _error.ToString();

    /// <summary>Both outputs and every file that was written.</summary>
    public string Everything => Out + Error + string.Concat(System.IO.Directory.EnumerateFiles(Directory,
        "etl_*").Select(File.ReadAllText));

    /// <summary>Settings of a target that need not exist.</summary>
    public Program WithTarget()
    {
        Environment["POSTGRES_HOST"] = "db.example";
        Environment["POSTGRES_DB"] = "app";
        Environment["POSTGRES_USER"] = "migrator";
        return this;
    }

    public void Write(string file, string content) => File.WriteAllText(Path.Combine(Directory, file), content);

    public async Task<int> RunAsync(params string[] arguments)
    {
        _out.GetStringBuilder().Clear();
        _error.GetStringBuilder().Clear();
        var surroundings = new Surroundings
        {
            Out = _out,
            Error = _error,
            In = new StringReader(Answers),
            CanAsk = CanAsk,
            Environment = Environment,
            Directory = Directory,
            Program = "atlas",
        };
        using var invocation = new Invocation(surroundings, Plan, Services, RealStores ? new RealStores() : Stores, Cancellation);
        return await Dispatcher.RunAsync(arguments, invocation);
    }

    public void Dispose() => System.IO.Directory.Delete(Directory, recursive: true);
}

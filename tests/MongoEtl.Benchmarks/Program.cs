using BenchmarkDotNet.Running;
using MongoEtl.Benchmarks.WholeRun;

switch (args)
{
    case ["whole-run", .. var options]:
        return await WholeRunCommand.RunAsync(options);
    case ["micro", .. var options]:
        BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(options);
        return 0;
    default:
        Console.Error.WriteLine("""
            whole-run [--program FILE] [--documents 1000000] [--runs 5] [--jobs 1] [--zips FILE]   migrate against PostgreSQL's own COPY, alternating
            micro [BenchmarkDotNet options]                                                        the hot paths alone: time and bytes allocated
            """);
        return 2;
}

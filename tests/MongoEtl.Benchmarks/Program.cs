using BenchmarkDotNet.Running;
using MongoEtl.Benchmarks;
using MongoEtl.Benchmarks.WholeRun;
using MongoEtl.Cli;

// One program in three roles: the whole-run comparison starts itself again as the migrator that it measures.
switch (args)
{
    case ["whole-run", .. var options]:
        return await WholeRunCommand.RunAsync(options);
    case ["micro", .. var options]:
        BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(options);
        return 0;
    case [var verb, ..] when !verb.StartsWith('-'):
        return await MigratorCli.RunAsync(args, MigrationPlan.Create);
    default:
        Console.Error.WriteLine("""
            whole-run [--documents 1000000] [--runs 5] [--jobs 2] [--zips FILE]   migrate against PostgreSQL's own COPY, alternating
            micro [BenchmarkDotNet options]                                       the hot paths alone: time and bytes allocated
            """);
        return 2;
}

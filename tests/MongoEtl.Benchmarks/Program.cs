using BenchmarkDotNet.Running;
using MongoEtl.Benchmarks.ManyRows;
using MongoEtl.Benchmarks.MongoRun;
using MongoEtl.Benchmarks.WholeRun;

switch (args)
{
    case ["whole-run", .. var options]:
        return await WholeRunCommand.RunAsync(options);
    case ["many-rows", .. var options]:
        return await ManyRowsCommand.RunAsync(options);
    case ["mongo", .. var options]:
        return await MongoRunCommand.RunAsync(options);
    case ["micro", .. var options]:
        BenchmarkSwitcher.FromAssembly(typeof(ManyRowsCommand).Assembly).Run(options);
        return 0;
    default:
        Console.Error.WriteLine("""
            whole-run [--program FILE] [--documents 1000000] [--runs 5] [--jobs 1] [--floor-memory 256MB] [--zips FILE]
                                                                                                   migrate against PostgreSQL's own COPY, alternating
            many-rows [--program FILE] [--rows 1000000] [--runs 3] [--jobs 1] [--tables rooms,messages] [--heap 2g] [--in-flight 256,1024]
                                                                                                   migrate to Cassandra against its own frames sent again
            mongo [--program FILE] [--documents 1000000] [--runs 5] [--jobs 1] [--servers DIR]     a server as source against its answers and against a dump
            micro [BenchmarkDotNet options]                                                        the hot paths alone: time and bytes allocated
            """);
        return 2;
}

using BenchmarkDotNet.Running;
using MongoEtl.Benchmarks;
using MongoEtl.Benchmarks.ManyRows;
using MongoEtl.Benchmarks.MongoRun;
using MongoEtl.Benchmarks.WholeRun;

if (Manual.AskedFor(args) is { } page)
{
    Console.WriteLine(page);
    return 0;
}
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
        Console.Error.WriteLine(Manual.Overview);
        return 2;
}

using Microsoft.Extensions.DependencyInjection;

namespace MongoEtl.Cli.Tests;

public sealed class SampleTests
{
    [Fact]
    public async Task Program_without_sample_data_says_how_to_supply_some()
    {
        using var program = new Program();
        (await program.RunAsync("sample", "--out", "out")).ShouldBe(1);
        program.Error.ShouldContain("ISampleData");
        Directory.Exists(Path.Combine(program.Directory, "out")).ShouldBeFalse();
        (await program.RunAsync("demo")).ShouldBe(1);
        program.Error.ShouldContain("ISampleData");
    }

    [Fact]
    public async Task Sample_is_written_with_scale_and_seed()
    {
        using var program = new Program { Services = services => services.AddSingleton<ISampleData, NumberSample>() };
        (await program.RunAsync("sample", "--out", "out", "--scale", "3", "--seed", "9")).ShouldBe(0);
        File.ReadAllText(Path.Combine(program.Directory, "out", "numbers.txt")).ShouldBe("3 9");
        program.Out.ShouldContain("numbers");
        program.Out.ShouldContain("3,000");
        program.Out.ShouldContain("Scale 1 is: a thousand numbers");
    }

    [Fact]
    public async Task Folder_with_something_in_it_is_left_alone()
    {
        using var program = new Program { Services = services => services.AddSingleton<ISampleData, NumberSample>() };
        program.Write("mine", "");
        (await program.RunAsync("sample", "--out", ".")).ShouldBe(1);
        program.Error.ShouldContain("is not an empty folder");
    }

    private sealed class NumberSample : ISampleData
    {
        public string Description => "a thousand numbers";

        public Task<IReadOnlyDictionary<string, long>> WriteAsync(string directory, int scale, int seed, CancellationToken cancellation)
        {
            File.WriteAllText(Path.Combine(directory, "numbers.txt"), $"{scale} {seed}");
            return Task.FromResult<IReadOnlyDictionary<string, long>>(new Dictionary<string, long> { ["numbers"] = scale * 1000L });
        }
    }
}

namespace MongoEtl.Cli.Tests;

public sealed class DemoFolderTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("mongoetl-demo-").FullName;

    [Fact]
    public void Folder_with_something_else_is_refused_even_with_fresh()
    {
        File.WriteAllText(Path.Combine(_directory, "mine"), "");
        Should.Throw<VerbFailedException>(() => DemoFolder.Open(_directory, "scale 1, seed 1", fresh: true)).Message.ShouldContain("--dir");
        File.Exists(Path.Combine(_directory, "mine")).ShouldBeTrue();
    }

    [Fact]
    public void Demo_of_another_sample_needs_fresh()
    {
        var folder = DemoFolder.Open(_directory, "scale 1, seed 1", fresh: false);
        Directory.CreateDirectory(folder.Sample);
        File.WriteAllText(Path.Combine(folder.Root, "note"), "kept");
        Should.Throw<VerbFailedException>(() => DemoFolder.Open(_directory, "scale 2, seed 1", fresh: false)).Message
            .ShouldContain("--fresh");
        DemoFolder.Open(_directory, "scale 2, seed 1", fresh: true);
        Directory.Exists(folder.Sample).ShouldBeFalse();
        File.Exists(Path.Combine(folder.Root, "note")).ShouldBeTrue();
    }

    [Fact]
    public void Key_of_a_demo_is_made_once_and_kept()
    {
        var folder = DemoFolder.Open(_directory, "s", fresh: false);
        var key = DemoKey.Of(folder);
        key.Length.ShouldBe(32);
        DemoKey.Of(folder).ShouldBe(key);
        if (!OperatingSystem.IsWindows())
            File.GetUnixFileMode(folder.Key).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    public void Dispose() => Directory.Delete(_directory, recursive: true);
}

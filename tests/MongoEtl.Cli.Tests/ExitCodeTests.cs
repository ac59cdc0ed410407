using MongoEtl.Runtime;

namespace MongoEtl.Cli.Tests;

public sealed class ExitCodeTests
{
    [Fact]
    public async Task Failing_target_is_1_with_its_message_and_a_log()
    {
        using var program = new Program { Stores = new FakeStores { Fault = _ => new TargetException("the server is gone") } }.WithTarget();
        (await program.RunAsync("truncate", "--yes")).ShouldBe(1);
        program.Error.Trim().ShouldBe("atlas: the server is gone");
        program.Everything.ShouldContain("ERROR [1002] truncate: the server is gone");
    }

    [Fact]
    public async Task Unexpected_exception_is_1_and_leaves_its_place_but_not_its_words_in_the_log()
    {
        var fault = new FormatException("outer", new InvalidOperationException("swordfish"));
        using var program = new Program { Stores = new FakeStores { Fault = _ => fault } }.WithTarget();
        (await program.RunAsync("truncate", "--yes")).ShouldBe(1);
        program.Error.ShouldContain("failed unexpectedly: FormatException: outer");
        program.Everything.ShouldContain("System.InvalidOperationException");
        program.Everything.ShouldNotContain("swordfish");
    }

    [Fact]
    public async Task Interruption_is_130_and_says_that_it_resumes()
    {
        using var stop = new CancellationTokenSource();
        using var program = new Program
        {
            Cancellation = stop.Token,
            Stores = new FakeStores
            {
                Fault = _ =>
                {
                    stop.Cancel();
                    return new OperationCanceledException(stop.Token);
                },
            },
        }.WithTarget();
        (await program.RunAsync("truncate", "--yes")).ShouldBe(130);
        program.Error.ShouldContain("interrupted. What was committed stands; the same command goes on from there.");
        program.Everything.ShouldContain("WARN  [1003] truncate: interrupted");
    }

    [Fact]
    public async Task Cancellation_that_nobody_asked_for_is_a_failure()
    {
        using var program = new Program { Stores = new FakeStores { Fault = _ => new OperationCanceledException() } }.WithTarget();
        (await program.RunAsync("status")).ShouldBe(1);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 3)]
    public void Dead_letters_make_a_finished_run_3(long letters, int expected)
    {
        var entity = new EntityReport("town", Store.Postgres, "towns", LoadMode.Load, EntityPhase.Done, new EntityCounts { DeadLetters = letters },
            TimeSpan.Zero,
            new Dictionary<EntityPhase, TimeSpan>());
        MigrationRun.ExitCodeOf(ReportTests.Report([entity])).ShouldBe(expected);
    }

    [Fact]
    public async Task Log_folder_that_cannot_be_written_is_2()
    {
        using var program = new Program().WithTarget();
        program.Write("file", "");
        (await program.RunAsync("truncate", "--yes", "--log-dir", "file/logs")).ShouldBe(2);
        program.Error.ShouldContain("--log-dir DIR");
    }
}

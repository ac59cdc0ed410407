using Community.Checks;
using MongoEtl.Runtime;

namespace Community.Tests.Checks;

/// <summary>What a check holds does not grow with the rows it reads: so many rooms in a set would take more than is allowed here.</summary>
[Collection(nameof(Alone))]
public sealed class BoundedCheckTests
{
    private const int Rooms = 600_000;
    private const long MostHeld = 24 * 1024 * 1024;

    public static TheoryData<Type> Checks => [typeof(RoomConsistency), typeof(Organizations)];

    [Theory]
    [MemberData(nameof(Checks))]
    public async Task A_check_of_very_many_rooms_holds_few_of_them(Type check)
    {
        var context = new ManyRooms(Rooms);

        var result = await ((IValidationCheck)Activator.CreateInstance(check)!).RunAsync(context, CancellationToken.None);

        result.Samples.ShouldBeEmpty();
        result.Violations.ShouldBe(0);
        context.MostHeld.ShouldBeInRange(1, MostHeld);
    }

    /// <summary>Nothing else runs meanwhile: what the process holds is counted.</summary>
    [CollectionDefinition(nameof(Alone), DisableParallelization = true)]
    public sealed class Alone;
}

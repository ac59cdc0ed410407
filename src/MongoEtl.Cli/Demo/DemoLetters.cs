using MongoEtl.Runtime;

namespace MongoEtl.Cli;

/// <summary>Shows a demo's dead letters. Here and not as a hint to use <c>dead-letters list</c>: the private server is about to
/// stop.</summary>
internal static class DemoLetters
{
    private const int MostShown = 10;

    /// <summary>Writes the first of them.</summary>
    public static async Task WriteAsync(TextWriter output, Plan plan, IStateStore state, CancellationToken cancellation)
    {
        output.WriteLine("7. Dead letters: documents that could not become rows, as dead-letters list prints them");
        var count = 0L;
        if (await state.OpenForReadingAsync(plan.Name, cancellation).ConfigureAwait(false))
        {
            await foreach (var letter in state.DeadLettersAsync(null, cancellation).ConfigureAwait(false))
            {
                if (count++ < MostShown)
                    output.WriteLine($"   {DeadLetterText.Line(letter)}");
            }
        }
        if (count > MostShown)
            output.WriteLine($"   and {Numbers.Count(count - MostShown)} more");
        else if (count == 0)
            output.WriteLine("   none");
    }
}

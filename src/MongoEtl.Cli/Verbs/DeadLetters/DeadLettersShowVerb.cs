using MongoEtl.Runtime;

namespace MongoEtl.Cli;

/// <summary><c>dead-letters show</c>: one document that was set aside.</summary>
internal sealed class DeadLettersShowVerb : Verb
{
    public override string Name => "dead-letters show";

    public override ManualPage Manual => new()
    {
        Verb = Name,
        Summary = "shows one document that was set aside",
        Synopsis = ["dead-letters show ID [--entity NAME] [--out FILE]"],
        Description =
        [
            "Prints everything that is known of the dead letters of one _id: entity, table, path, what was expected and what was " +
            "found, the reason, and the document itself as MongoDB Extended JSON. ID is the text that dead-letters list prints; put it " +
            "in quotes if it holds blanks.",
            "Documents of entities with sensitive fields are kept encrypted and are not printed; --out writes one to a file, in the " +
            "clear, if ENCRYPTION_KEY is the key it was stored with.",
        ],
        Options = typeof(DeadLettersShowOptions),
        Settings = [.. KnownSettings.Target, KnownSettings.EncryptionKey],
        ExitCodes = [(0, "Shown."), (1, "There is no such dead letter, or it could not be read."), (2, "The options or settings are " +
            "wrong.")],
        Examples = [("dead-letters show 5ca4bbcea2dd94ee58162a68", "One document."),
            ("dead-letters show 5ca4bbcea2dd94ee58162a68 --entity user --out letter.bson", "Its BSON, for bsondump and other tools.")],
    };

    public override async Task<int> RunAsync(IReadOnlyList<string> arguments, Invocation invocation)
    {
        var options = ArgumentReader.Read<DeadLettersShowOptions>(arguments, Name);
        var plan = invocation.Plan;
        var entity = EntitySelection.One(plan, options.Entity, Name);
        var (settings, key) = SettingsOfRun.TargetAndKey(options, [], invocation.Surroundings);
        var stores = invocation.Stores.OpenTarget(settings, plan);
        await using var ownStores = stores.ConfigureAwait(false);
        var letters = await FindAsync(stores.State, plan, entity, options.Id, invocation.Cancellation).ConfigureAwait(false);
        if (options.Out is { } file)
            await WriteAsync(letters, Path.GetFullPath(file, invocation.Surroundings.Directory), key, invocation).ConfigureAwait(false);
        else
            Print(invocation.Out, plan, letters);
        return ExitCode.Done;
    }

    private static async Task<IReadOnlyList<DeadLetter>> FindAsync(
        IStateStore state, Plan plan, string? entity, string id, CancellationToken cancellation)
    {
        var found = new List<DeadLetter>();
        if (await state.OpenForReadingAsync(plan.Name, cancellation).ConfigureAwait(false))
        {
            await foreach (var letter in state.DeadLettersAsync(entity, cancellation).ConfigureAwait(false))
            {
                if (letter.SourceId == id)
                    found.Add(letter);
            }
        }
        return found.Count > 0 ? found : throw new VerbFailedException(
            $"There is no dead letter with the _id {id}{(entity is null ? "" : $" in entity {entity}")}: dead-letters list prints those " +
            $"there are.");
    }

    private static void Print(TextWriter output, Plan plan, IReadOnlyList<DeadLetter> letters)
    {
        foreach (var letter in letters)
        {
            DeadLetterText.Details(output, letter);
            // An entity that is no longer in the plan is taken for sensitive: nothing says that it is not.
            var isSensitive = plan.Entities.FirstOrDefault(entity => entity.Name == letter.Entity)?.IsSensitive ?? true;
            output.WriteLine(isSensitive
                ? "The document is not shown, because its entity has sensitive fields; --out FILE writes it to a file."
                : DeadLetterText.Document(letter.Document));
            output.WriteLine();
        }
    }

    private static async Task WriteAsync(IReadOnlyList<DeadLetter> letters, string path, byte[]? key, Invocation invocation)
    {
        if (letters.Select(letter => letter.Entity).Distinct().Count() > 1)
            throw new UsageException("Several entities have a dead letter of this _id: name one with --entity.", "dead-letters show");
        if (File.Exists(path))
            throw new VerbFailedException($"{path} exists: name another file.");
        var document = DeadLetterDocument.Open(letters[0], key);
        await File.WriteAllBytesAsync(path, document, invocation.Cancellation).ConfigureAwait(false);
        invocation.Out.WriteLine($"{Numbers.Of(document.Length, "byte")} of BSON written to {path}.");
    }
}

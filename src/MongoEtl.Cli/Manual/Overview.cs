namespace MongoEtl.Cli;

/// <summary>What <c>help</c> without a verb says.</summary>
internal static class Overview
{
    public static void Write(TextWriter output, string program, IReadOnlyList<SettingDefinition> ofProject)
    {
        output.WriteLine($"{program} copies MongoDB collections into PostgreSQL tables, as its classes say.");
        output.WriteLine();
        output.WriteLine($"    {program} VERB [options]");
        output.WriteLine();
        var width = VerbTable.All.Max(verb => verb.Name.Length);
        foreach (var verb in VerbTable.All)
            output.WriteLine($"    {verb.Name.PadRight(width)}  {verb.Manual.Summary}");
        output.WriteLine();
        output.WriteLine("Settings: MONGODB_URI, POSTGRES_HOST, POSTGRES_PORT, POSTGRES_DB, POSTGRES_USER,");
        output.WriteLine("POSTGRES_PASSWORD, POSTGRES_SSLMODE, ENCRYPTION_KEY; from options, the environment,");
        output.WriteLine("or the file .env in the working directory, in this order. NAME_FILE instead of NAME names");
        output.WriteLine("a file that holds the value.");
        if (ofProject.Count > 0)
        {
            output.WriteLine();
            var names = ofProject.Select(setting => setting.Name + (setting.IsSecret ? " (secret)" : ""));
            ManualWriter.Paragraph(output, $"Settings of its classes: {string.Join(", ", names)}; see {program} help migrate.", 0);
        }
        output.WriteLine();
        output.WriteLine("Exit codes: 0 done, 1 failed, 2 bad usage or settings, 3 done but something was set");
        output.WriteLine("aside, 130 interrupted (the same command resumes).");
        output.WriteLine();
        output.WriteLine($"`{program} help VERB` has the manual page of a verb. `{program} demo` shows everything at once.");
    }
}

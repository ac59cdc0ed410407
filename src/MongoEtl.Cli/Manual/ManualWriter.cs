namespace MongoEtl.Cli;

/// <summary>Lays out manual pages for a terminal of 80 columns.</summary>
internal static class ManualWriter
{
    private const int Width = 80;

    /// <summary>Writes one page.</summary>
    public static void Write(TextWriter output, ManualPage page, string program)
    {
        Section(output, "NAME", [$"{program} {page.Verb} - {page.Summary}"]);
        Heading(output, "SYNOPSIS");
        foreach (var line in page.Synopsis)
            Paragraph(output, $"{program} {line}", 4);
        output.WriteLine();
        Section(output, "DESCRIPTION", page.Description);
        var options = OptionList.Of(page.Options);
        if (options.Count > 0)
        {
            Heading(output, "OPTIONS");
            foreach (var option in options)
                WriteOption(output, option);
        }
        if (page.Settings.Count > 0)
            WriteSettings(output, page.Settings);
        Heading(output, "EXIT CODES");
        foreach (var (code, meaning) in page.ExitCodes)
            Hanging(output, $"{code,-5}", meaning);
        output.WriteLine();
        Heading(output, "EXAMPLES");
        foreach (var (command, meaning) in page.Examples)
        {
            output.WriteLine($"    {program} {command}");
            Paragraph(output, meaning, 8);
            output.WriteLine();
        }
    }

    private static void WriteOption(TextWriter output, OptionDescription option)
    {
        output.WriteLine($"    --{option.Name}{(option.MetaValue == "" ? "" : " " + option.MetaValue)}");
        Paragraph(output, option.Text, 8);
        WriteDefault(output, option.Default, option.Example);
        output.WriteLine();
    }

    private static void WriteDefault(TextWriter output, string fallback, string example)
    {
        var line = $"Default: {fallback}. Example: {example}";
        if (line.Length <= Width - 8)
        {
            Paragraph(output, line, 8);
            return;
        }
        Paragraph(output, $"Default: {fallback}.", 8);
        Paragraph(output, $"Example: {example}", 8);
    }

    private static void WriteSettings(TextWriter output, IReadOnlyList<SettingDefinition> settings)
    {
        Heading(output, "SETTINGS");
        Paragraph(output, "Each is taken from its option, else from the environment, else from the file .env in the working directory. In the latter " +
            $"two, NAME{SettingSources.FileSuffix} may stand instead of NAME: it names a file that holds the value.", 4);
        output.WriteLine();
        foreach (var setting in settings)
        {
            output.WriteLine($"    {setting.Name}{(setting.Option is null ? "" : $"  (--{setting.Option})")}{(setting.IsSecret ? "  (secret)" : "")}");
            Paragraph(output, setting.Meaning, 8);
            WriteDefault(output, setting.Default ?? "none", $"{setting.Name}={setting.Example}");
            output.WriteLine();
        }
    }

    private static void Section(TextWriter output, string heading, IReadOnlyList<string> paragraphs)
    {
        Heading(output, heading);
        foreach (var paragraph in paragraphs)
        {
            Paragraph(output, paragraph, 4);
            output.WriteLine();
        }
    }

    private static void Heading(TextWriter output, string heading) => output.WriteLine(heading);

    private static void Hanging(TextWriter output, string label, string text)
    {
        var lines = Wrap(text, Width - 4 - label.Length);
        output.WriteLine($"    {label}{lines[0]}");
        foreach (var line in lines.Skip(1))
            output.WriteLine(new string(' ', 4 + label.Length) + line);
    }

    /// <summary>Writes wrapped text, each line indented.</summary>
    public static void Paragraph(TextWriter output, string text, int indent)
    {
        foreach (var line in Wrap(text, Width - indent))
            output.WriteLine(new string(' ', indent) + line);
    }

    /// <summary>Breaks text at blanks so that no line is longer than <paramref name="width"/>, unless one word is.</summary>
    public static IReadOnlyList<string> Wrap(string text, int width)
    {
        var lines = new List<string>();
        var line = "";
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > width)
            {
                lines.Add(line);
                line = "";
            }
            line = line.Length == 0 ? word : $"{line} {word}";
        }
        lines.Add(line);
        return lines;
    }
}

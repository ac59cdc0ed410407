using System.Diagnostics;

namespace MongoEtl.PostgreSql;

/// <summary>Runs programs as the user that may run PostgreSQL: ourselves, or, since PostgreSQL refuses root, the user
/// <c>postgres</c> that its package brings.</summary>
internal sealed class ServerAccount
{
    private const string UserName = "postgres";

    private readonly string[] _prefix;

    private ServerAccount(string[] prefix) => _prefix = prefix;

    internal bool IsOther => _prefix.Length > 0;

    /// <exception cref="PostgresUnavailableException">We are root and cannot become the other user.</exception>
    internal static ServerAccount Find()
    {
        if (!Environment.IsPrivilegedProcess)
            return new ServerAccount([]);
        var group = RunPlain("id", "-g", UserName);
        if (group.ExitCode != 0)
            throw new PostgresUnavailableException($"PostgreSQL does not run as root, and there is no user {UserName}. Install the package postgresql, which makes it, or run this as another user.");
        string[][] ways =
        [
            ["setpriv", "--reuid", UserName, "--regid", group.Output.Trim(), "--clear-groups"],
            ["runuser", "-u", UserName, "--"],
            ["sudo", "-n", "-u", UserName],
        ];
        return ways.Where(way => RunPlain(way[0], [.. way[1..], "true"]).ExitCode == 0).Select(way => new ServerAccount(way)).FirstOrDefault()
            ?? throw new PostgresUnavailableException($"PostgreSQL does not run as root, and none of setpriv, runuser and sudo lets us become {UserName}. Run this as another user.");
    }

    /// <summary>Hands a folder of ours to the server's user.</summary>
    internal void Give(string folder)
    {
        if (IsOther && RunPlain("chown", "-R", UserName, folder) is { ExitCode: not 0 } failed)
            throw new PostgresUnavailableException($"Cannot give {folder} to the user {UserName}: {failed.Output.Trim()}");
    }

    /// <summary>Whether the server's user can reach the folder.</summary>
    internal bool CanEnter(string folder) => Run("/", "test", "-x", folder).ExitCode == 0;

    /// <summary>Runs a program to its end in <paramref name="folder"/>; its output and errors as one text.</summary>
    internal (int ExitCode, string Output) Run(string folder, string program, params string[] arguments)
    {
        string[] command = [.. _prefix, program, .. arguments];
        return Run(folder, command);
    }

    private static (int ExitCode, string Output) RunPlain(string program, params string[] arguments) => Run("/", [program, .. arguments]);

    private static (int ExitCode, string Output) Run(string folder, string[] command)
    {
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true,
        };
        try
        {
            using var process = Process.Start(start)!;
            process.StandardInput.Close();
            var errors = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return (process.ExitCode, output + errors.Result);
        }
        catch (System.ComponentModel.Win32Exception absent)
        {
            return (127, absent.Message);
        }
    }
}

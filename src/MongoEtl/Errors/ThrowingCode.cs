using System.Diagnostics;

namespace MongoEtl;

/// <summary>Names the user's code that threw.</summary>
internal static class ThrowingCode
{
    private static readonly string[] s_platform = ["System.", "Microsoft."];

    /// <summary>Type and member of the innermost frame that is neither the platform's nor this library's, such as
    /// <c>Town.Rules.Postcode.Of</c>; null where there is none.</summary>
    /// <remarks>Names alone: what the exception says may hold values. A member that the compiler inlined is named by its caller.</remarks>
    public static string? Of(Exception thrown)
    {
        foreach (var frame in new StackTrace(thrown, fNeedFileInfo: false).GetFrames())
        {
            if (DiagnosticMethodInfo.Create(frame) is { DeclaringTypeName: { } type } method && IsUsers(method.DeclaringAssemblyName))
                return $"{Written(type)}.{Member(type, method.Name)}";
        }
        return null;
    }

    private static bool IsUsers(string assembly) =>
        assembly.Split(',')[0] is var name && name != typeof(ThrowingCode).Assembly.GetName().Name && name != "mscorlib"
        && !s_platform.Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal));

    // Of a class that the compiler made, such as that of a lambda, the one it stands in.
    private static string Written(string type)
    {
        var made = type.IndexOf("+<", StringComparison.Ordinal);
        return (made < 0 ? type : type[..made]).Replace('+', '.');
    }

    /// <summary>The member as it was written: the compiler calls the body of a lambda in <c>Of</c> <c>&lt;Of&gt;b__0</c>, and that of an
    /// iterator <c>MoveNext</c> of a class <c>&lt;Of&gt;d__0</c>.</summary>
    private static string Member(string type, string method)
    {
        var made = method;
        if (method == "MoveNext" && type.IndexOf("+<", StringComparison.Ordinal) is var at and > 0)
            made = type[(at + 1)..];
        if (made.StartsWith('<') && made.IndexOf('>') is var end and > 1)
            made = made[1..end];
        return made.StartsWith("get_", StringComparison.Ordinal) ? made[4..] : made;
    }
}

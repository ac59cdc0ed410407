using Community.Documents;
using MongoEtl;

namespace Community.Rules;

/// <summary>How a user type names a role (0.7, D11).</summary>
public static class RoleName
{
    private const string Suffix = "_ROLE";

    /// <summary>The role of exactly this name; else of the name without the suffix; else of the name with it.</summary>
    public static Reference<Role> Find(string? userType)
    {
        if (string.IsNullOrEmpty(userType))
            return default;
        var bare = userType.Replace(Suffix, "", StringComparison.Ordinal);
        var suffixed = userType.EndsWith(Suffix, StringComparison.Ordinal) ? null : userType + Suffix;
        return Reference<Role>.ByFirst(userType, bare.Length == 0 ? null : bare, suffixed);
    }
}

using System.Text;

namespace MongoEtl.Generators;

/// <summary>Names of C# properties and classes as documents and PostgreSQL write them.</summary>
internal static class NameTranslation
{
    /// <summary><c>ProvinceId</c> is <c>province_id</c>, <c>URLPath</c> <c>url_path</c>, <c>Address2</c> <c>address2</c>.</summary>
    public static string ToSnakeCase(string name)
    {
        var text = new StringBuilder(name.Length + 8);
        for (var i = 0; i < name.Length; i++)
        {
            var c = name[i];
            if (!char.IsUpper(c))
            {
                text.Append(c);
                continue;
            }
            var startsWord = i > 0 && name[i - 1] != '_'
                && (!char.IsUpper(name[i - 1]) || i + 1 < name.Length && char.IsLower(name[i + 1]));
            if (startsWord)
                text.Append('_');
            text.Append(char.ToLowerInvariant(c));
        }
        return text.ToString();
    }

    /// <summary>A namespace of what may be a file's name: <c>my-app.v2</c> is <c>my_app.v2</c>.</summary>
    public static string ToNamespace(string name) => string.Join(".", name.Split('.').Where(p => p.Length > 0).Select(part =>
    {
        var letters = new string([.. part.Select(c => char.IsLetterOrDigit(c) ? c : '_')]);
        return char.IsDigit(letters[0]) ? "_" + letters : letters;
    }));

    /// <summary><c>CreatedAt</c> is <c>createdAt</c>.</summary>
    public static string ToCamelCase(string name) => char.ToLowerInvariant(name[0]) + name.Substring(1);
}

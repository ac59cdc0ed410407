using System.Globalization;
using System.Text;

namespace MongoEtl.Sources;

/// <summary>Writes an address for people: stars for who and password, no secret option, nothing that was not understood.</summary>
internal static class AddressText
{
    private const string Hidden = "***";

    internal static string Write(MongoAddress address)
    {
        var text = new StringBuilder(address.Srv is null ? "mongodb://" : "mongodb+srv://");
        if (address.Credential is { UserName: not null })
            text.Append(Hidden).Append('@');
        text.Append(address.Srv?.Host ?? string.Join(',', address.Hosts)).Append('/').Append(address.Database);
        var separator = '?';
        foreach (var (name, value) in address.Uri.Values)
        {
            text.Append(separator).Append(name).Append('=').Append(UriOptionTable.Find(name)!.IsSecret ? Hidden : Value(value));
            separator = '&';
        }
        return text.ToString();
    }

    private static string Value(object value) => value switch
    {
        bool flag => flag ? "true" : "false",
        IReadOnlyList<string> texts => string.Join(',', texts),
        IReadOnlyList<TagSet> sets => string.Join(";", sets),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };
}

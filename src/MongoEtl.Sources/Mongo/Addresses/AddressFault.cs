using MongoEtl.Runtime;

namespace MongoEtl.Sources;

/// <summary>The errors of addresses: what is wrong and what to write. None repeats a part of the text that may be a password.</summary>
internal static class AddressFault
{
    private const string Form =
        "Write mongodb://user:password@host:port,host:port/database?option=value, or mongodb+srv://user:password@name/.";

    private const string Encode = "Percent-encode the characters : / ? # [ ] @ % of the user name and the password (@ is %40, % is %25).";

    internal static SourceException Scheme() => new($"MongoDB address: it begins neither with mongodb:// nor with mongodb+srv://. {Form}");

    internal static SourceException NoHost() => new($"MongoDB address: it names no host. {Form}");

    internal static SourceException UserInfo(string problem) => new($"MongoDB address: {problem}. {Encode}");

    internal static SourceException Host(int number) => new(
        $"MongoDB address: what stands for host {number} is none: it must be a name or an IPv4 address, or an IPv6 address in "
        + "brackets, with a port of 1 to 65535 if any, or the percent-encoded path of a UNIX socket that ends in .sock. "
        + "A / ? or @ in the password must be percent-encoded.");

    internal static SourceException Database() => new(
        "MongoDB address: the database after the / holds one of the characters / \\ \" $ or a space, or an @ that is not percent-encoded. "
        + Encode);

    internal static SourceException Encoding(string place) => new(
        $"MongoDB address: {place} holds a % that two hexadecimal digits do not follow, or bytes that are not UTF-8. Write %25 for a %.");

    internal static SourceException Pair(int number) => new(
        $"MongoDB address: option {number} is not name=value. Write ?name=value&name=value; in a password, ? and & are %3F and %26.");

    internal static SourceException Option(string name, string problem) => new($"MongoDB address: option {name}: {problem}.");

    internal static SourceException Options(string problem) => new($"MongoDB address: {problem}.");
}

using System.Net;
using System.Net.NetworkInformation;
using MongoEtl.Runtime;

namespace MongoEtl.Sources;

/// <summary>Which name servers to ask.</summary>
internal static class NameServers
{
    /// <summary>The environment variable that names one instead: <c>address</c> or <c>address:port</c>.</summary>
    internal const string Variable = "MONGODB_NAME_SERVER";

    private const string SystemFile = "/etc/resolv.conf";
    private const int Port = 53;

    /// <summary>The one that the environment names, or those of the system.</summary>
    /// <exception cref="SourceException">The environment names none, or the system has none.</exception>
    internal static IReadOnlyList<IPEndPoint> OfSystem()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named)
            return [Parse(named) ?? throw new SourceException(
                $"{Variable} is no address of a name server. Write address or address:port.")];
        var servers = File.Exists(SystemFile) ? Read(File.ReadAllText(SystemFile)) : OfInterfaces();
        return servers.Count > 0
            ? servers
            : throw new SourceException($"mongodb+srv: this system names no name server ({SystemFile}). "
                + $"Set {Variable} to one, or write mongodb:// with the hosts.");
    }

    /// <summary>Reads the form of resolv.conf: lines of <c>nameserver address</c>.</summary>
    internal static IReadOnlyList<IPEndPoint> Read(string text)
    {
        var servers = new List<IPEndPoint>();
        foreach (var line in text.Split('\n'))
        {
            var words = line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            if (words is ["nameserver", var address, ..] && IPAddress.TryParse(address, out var server))
                servers.Add(new IPEndPoint(server, Port));
        }
        return servers;
    }

    private static IPEndPoint? Parse(string text)
    {
        if (IPAddress.TryParse(text, out var address))
            return new IPEndPoint(address, Port);
        return IPEndPoint.TryParse(text, out var server) && server.Port != 0 ? server : null;
    }

    private static List<IPEndPoint> OfInterfaces() =>
        [.. NetworkInterface.GetAllNetworkInterfaces()
            .Where(network => network.OperationalStatus == OperationalStatus.Up)
            .SelectMany(network => network.GetIPProperties().DnsAddresses)
            .Distinct()
            .Select(address => new IPEndPoint(address, Port))];
}

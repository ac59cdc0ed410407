using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace MongoEtl.Cli;

/// <summary>The two ports of a demo's node on loopback: of the native protocol, and of nodes among themselves. A node keeps its own in its
/// data, so the next demo takes the same if it can.</summary>
internal readonly record struct NodePorts(int Native, int Storage)
{
    /// <summary>The ports that the file names if nobody listens on them, else two others, which the file then names.</summary>
    public static NodePorts Take(string file)
    {
        if (File.Exists(file) && File.ReadAllText(file).Split(' ') is [var native, var storage]
            && int.TryParse(native, out var first) && int.TryParse(storage, out var second) && IsFree(first) && IsFree(second))
            return new NodePorts(first, second);
        var ports = Choose();
        File.WriteAllText(file, string.Create(CultureInfo.InvariantCulture, $"{ports.Native} {ports.Storage}"));
        return ports;
    }

    private static NodePorts Choose()
    {
        // Both are held until both are chosen, so that they differ.
        using var native = new TcpListener(IPAddress.Loopback, 0);
        using var storage = new TcpListener(IPAddress.Loopback, 0);
        native.Start();
        storage.Start();
        return new NodePorts(((IPEndPoint)native.LocalEndpoint).Port, ((IPEndPoint)storage.LocalEndpoint).Port);
    }

    private static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}

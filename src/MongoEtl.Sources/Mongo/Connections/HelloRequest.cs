using System.Runtime.InteropServices;
using System.Text;

namespace MongoEtl.Sources;

/// <summary>The first command on a connection: who we are, what we can (specification "mongodb-handshake").</summary>
internal static class HelloRequest
{
    /// <summary>Bytes of UTF-8 that an application's name may have.</summary>
    public const int LongestApplicationName = 128;

    /// <summary>Writes the handshake's command: <c>hello</c> to a load balancer, elsewhere <c>isMaster</c>, which every version
    /// answers.</summary>
    public static void WriteFirst(BsonWriter writer, ConnectionSettings settings, Action<BsonWriter>? writeAuthentication)
    {
        writer.Clear();
        writer.WriteStartDocument();
        writer.WriteInt32(settings.IsLoadBalanced ? "hello"u8 : "isMaster"u8, 1);
        writer.WriteBoolean("helloOk"u8, true);
        if (settings.IsLoadBalanced)
        {
            writer.WriteBoolean("loadBalanced"u8, true);
            writer.WriteString("$db"u8, "admin"u8);
        }
        WriteClient(writer, settings.ApplicationName);
        writer.WriteStartArray("compression"u8);
        foreach (var compressor in settings.Compressors)
        {
            if (MessageCompression.IsImplemented(compressor))
                writer.WriteString(""u8, compressor);
        }
        writer.WriteEndArray();
        writeAuthentication?.Invoke(writer);
        writer.WriteEndDocument();
    }

    /// <summary>Writes a later check of the server.</summary>
    /// <param name="writer">Where to; cleared first.</param>
    /// <param name="helloOk">Whether the server knows <c>hello</c>.</param>
    /// <param name="known">The version of the last answer, together with <paramref name="wait"/>: answer when it has changed, or after that
    /// time.</param>
    /// <param name="wait">Null: answer at once.</param>
    public static void WriteCheck(BsonWriter writer, bool helloOk, TopologyVersion? known, TimeSpan? wait)
    {
        writer.Clear();
        writer.WriteStartDocument();
        writer.WriteInt32(helloOk ? "hello"u8 : "isMaster"u8, 1);
        writer.WriteBoolean("helloOk"u8, true);
        if (known is not null && wait is { } time)
        {
            known.Write(writer, "topologyVersion"u8);
            writer.WriteInt64("maxAwaitTimeMS"u8, (long)time.TotalMilliseconds);
        }
        writer.WriteString("$db"u8, "admin"u8);
        writer.WriteEndDocument();
    }

    // Servers refuse metadata of more than 512 bytes; the parts below stay far under it.
    private static void WriteClient(BsonWriter writer, string? applicationName)
    {
        writer.WriteStartDocument("client"u8);
        if (applicationName is not null && Encoding.UTF8.GetByteCount(applicationName) <= LongestApplicationName)
        {
            writer.WriteStartDocument("application"u8);
            writer.WriteString("name"u8, applicationName);
            writer.WriteEndDocument();
        }
        writer.WriteStartDocument("driver"u8);
        writer.WriteString("name"u8, "MongoEtl"u8);
        writer.WriteString("version"u8, typeof(HelloRequest).Assembly.GetName().Version?.ToString(3) ?? "0");
        writer.WriteEndDocument();
        writer.WriteStartDocument("os"u8);
        writer.WriteString("type"u8, SystemType());
        writer.WriteString("architecture"u8, RuntimeInformation.OSArchitecture.ToString());
        writer.WriteEndDocument();
        writer.WriteString("platform"u8, RuntimeInformation.FrameworkDescription);
        writer.WriteEndDocument();
    }

    private static string SystemType() =>
        OperatingSystem.IsLinux() ? "Linux" : OperatingSystem.IsMacOS() ? "Darwin" : OperatingSystem.IsWindows() ? "Windows" : "unknown";
}

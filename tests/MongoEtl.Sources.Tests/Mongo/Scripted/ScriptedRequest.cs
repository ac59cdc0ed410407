using System.Text.Json;

namespace MongoEtl.Sources.Tests;

/// <summary>A command as a scripted server received it.</summary>
internal sealed record ScriptedRequest(int Id, int OpCode, uint Flags, bool IsCompressed, JsonElement Command)
{
    /// <summary>Name of the command.</summary>
    public string Name => Command.EnumerateObject().First().Name;

    public bool Has(string name) => Command.TryGetProperty(name, out _);

    public string? Text(string name) => Command.TryGetProperty(name, out var value) ? value.GetString() : null;

    /// <summary>Bytes of the element <c>payload</c>, as text.</summary>
    public string Payload => PayloadOf(Command);

    public static string PayloadOf(JsonElement command) => System.Text.Encoding.UTF8.GetString(
        Convert.FromBase64String(command.GetProperty("payload").GetProperty("$binary").GetProperty("base64").GetString()!));
}

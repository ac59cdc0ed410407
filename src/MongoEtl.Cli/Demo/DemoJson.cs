using System.Text.Json.Serialization;

namespace MongoEtl.Cli;

/// <summary>How the demo's own files are written and read; generated, so that it also works in native programs.</summary>
[JsonSerializable(typeof(Dictionary<string, string>))]
internal sealed partial class DemoJson : JsonSerializerContext;

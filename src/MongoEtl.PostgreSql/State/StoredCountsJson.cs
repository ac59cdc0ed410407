using System.Text.Json.Serialization;
using MongoEtl.Runtime;

namespace MongoEtl.PostgreSql;

/// <summary>How counts become JSON, made at compile time: finding that out by reflection would cost a run's start some 50 ms.</summary>
[JsonSerializable(typeof(EntityCounts))]
internal sealed partial class StoredCountsJson : JsonSerializerContext;

namespace MongoEtl;

/// <summary>The value never appears in a log, message, metric or report, and raw bytes of its documents are stored encrypted.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SensitiveAttribute : Attribute;

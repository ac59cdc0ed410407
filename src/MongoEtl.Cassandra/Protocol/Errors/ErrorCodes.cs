namespace MongoEtl.Cassandra;

/// <summary>The error codes' names in messages.</summary>
internal static class ErrorCodes
{
    /// <summary>Name and number, such as <c>WriteTimeout (0x1100)</c>.</summary>
    public static string Describe(this ErrorCode code) =>
        Enum.IsDefined(code) ? $"{code} (0x{(int)code:X4})" : $"an error of unknown code 0x{(int)code:X4}";
}

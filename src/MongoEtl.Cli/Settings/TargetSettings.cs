namespace MongoEtl.Cli;

/// <summary>How to reach PostgreSQL, checked.</summary>
internal sealed record TargetSettings(string Host, int Port, string Database, string User, string? Password, string SslMode)
{
    /// <summary>What <c>POSTGRES_SSLMODE</c> may be.</summary>
    public static IReadOnlyList<string> SslModes { get; } = ["disable", "allow", "prefer", "require", "verify-ca", "verify-full"];

    /// <summary>Reads the settings, leaving problems with <paramref name="reader"/>.</summary>
    public static TargetSettings Read(SettingsReader reader) => new(
        reader.RequiredName(KnownSettings.PostgresHost),
        reader.Port(KnownSettings.PostgresPort),
        reader.RequiredName(KnownSettings.PostgresDb),
        reader.RequiredName(KnownSettings.PostgresUser),
        reader.Optional(KnownSettings.PostgresPassword),
        reader.OneOf(KnownSettings.PostgresSslMode, SslModes));

    /// <summary>Without the password.</summary>
    public override string ToString() => $"PostgreSQL {User}@{Host}:{Port}/{Database}";
}

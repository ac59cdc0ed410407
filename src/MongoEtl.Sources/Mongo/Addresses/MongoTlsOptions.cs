namespace MongoEtl.Sources;

/// <summary>How connections are encrypted and whom they trust (URI options specification). Its text holds no password.</summary>
internal sealed record MongoTlsOptions
{
    /// <summary><c>tlsCAFile</c>: PEM file with the certificates of the authorities to trust; null: those of the machine.</summary>
    internal string? AuthorityFile { get; init; }

    /// <summary><c>tlsCertificateKeyFile</c>: PEM file with the client's certificate and its key; null: none.</summary>
    internal string? CertificateKeyFile { get; init; }

    /// <summary><c>tlsCertificateKeyFilePassword</c>: of the key in <see cref="CertificateKeyFile"/>; null: it is not encrypted.</summary>
    internal string? CertificateKeyFilePassword { get; init; }

    /// <summary><c>tlsAllowInvalidCertificates</c> or <c>tlsInsecure</c>: any certificate is taken.</summary>
    internal bool AllowInvalidCertificates { get; init; }

    /// <summary><c>tlsAllowInvalidHostnames</c> or <c>tlsInsecure</c>: the certificate may be another host's.</summary>
    internal bool AllowInvalidHostNames { get; init; }

    /// <summary>False with <c>tlsDisableCertificateRevocationCheck</c>, <c>tlsDisableOCSPEndpointCheck</c> or <c>tlsInsecure</c>: revoked
    /// certificates are not looked up.</summary>
    internal bool CheckRevocation { get; init; } = true;

    public override string ToString() => "TLS";
}

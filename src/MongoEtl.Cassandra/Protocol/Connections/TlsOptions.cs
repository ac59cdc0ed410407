namespace MongoEtl.Cassandra;

/// <summary>How a connection is encrypted and whom it trusts. The server's certificate and its names are always checked.</summary>
internal sealed record TlsOptions
{
    /// <summary>PEM file with the certificates of the authorities to trust; null: those of the machine.</summary>
    public string? AuthorityFile { get; init; }

    /// <summary>PEM file of the client's own certificate, for servers that ask for one; null: none.</summary>
    public string? CertificateFile { get; init; }

    /// <summary>PEM file of the key of <see cref="CertificateFile"/>; null: it is in that file.</summary>
    public string? KeyFile { get; init; }

    /// <summary>The name that the server's certificate must hold; null: the host as it was asked for.</summary>
    public string? ServerName { get; init; }
}

using System.Text;
using MongoEtl.Runtime;

namespace MongoEtl.Sources;

/// <summary>Looks up the hosts and default options of <c>mongodb+srv</c> addresses (specification
/// "initial-dns-seedlist-discovery").</summary>
internal static class SrvSeedlist
{
    private static readonly string[] Allowed = ["authSource", "replicaSet", "loadBalanced"];

    /// <summary>The address with its hosts; itself where it names them.</summary>
    /// <exception cref="SourceException">DNS does not answer, has no hosts for the name, hosts of a foreign domain, or options that it
    /// may not give.</exception>
    internal static async Task<MongoAddress> ResolveAsync(MongoAddress address, DnsClient dns, CancellationToken cancellation)
    {
        if (address.Srv is not { } srv)
            return address;
        IReadOnlyList<DnsRecord> services, texts;
        try
        {
            services = await dns.QueryAsync(srv.RecordName.ToLowerInvariant(), DnsRecordType.Srv, cancellation).ConfigureAwait(false);
            texts = await dns.QueryAsync(srv.Host, DnsRecordType.Txt, cancellation).ConfigureAwait(false);
        }
        catch (DnsFormatException impossible)
        {
            throw Fault(srv, $"DNS cannot have such a name: {impossible.Message}", impossible);
        }
        var defaults = Defaults(srv, texts);
        var hosts = HostsOf(srv, services);
        // The options decide whether hosts may be left out at all.
        var whole = address.With(hosts, defaults);
        return srv.MaxHosts > 0 && srv.MaxHosts < hosts.Length ? address.With(Some(hosts, srv.MaxHosts), defaults) : whole;
    }

    private static MongoHost[] HostsOf(SrvName srv, IReadOnlyList<DnsRecord> records)
    {
        if (records.Count == 0)
            throw Fault(srv, $"DNS has no SRV records of {srv.RecordName}. Check the name, or write mongodb:// with the hosts");
        return [.. records.Select(record => HostOf(srv, record)).Distinct()];
    }

    private static MongoHost HostOf(SrvName srv, DnsRecord record)
    {
        // Else whoever can change the records could send the client, and its password, anywhere.
        if (!record.Target.EndsWith("." + srv.Domain, StringComparison.Ordinal))
            throw Fault(srv, $"DNS names the host {record.Target}, which is not below {srv.Domain} as it must be. Correct the SRV records");
        return record.Port > 0 && MongoHost.TryParse(record.Target) is { } host
            ? new MongoHost(host.Name, record.Port)
            : throw Fault(srv, $"DNS names {record.Target} with port {record.Port}, which is no host. Correct the SRV records");
    }

    private static UriPairs Defaults(SrvName srv, IReadOnlyList<DnsRecord> records)
    {
        if (records.Count == 0)
            return UriPairs.None;
        if (records.Count > 1)
            throw Fault(srv, "DNS has more than one TXT record of it. Leave one, with all options");
        try
        {
            var pairs = UriPairs.Parse(Encoding.UTF8.GetString(DnsMessage.Text(records[0].Data)), mayShow: false);
            return pairs.Pairs.All(pair => Allowed.Contains(pair.Key, StringComparer.OrdinalIgnoreCase))
                ? pairs
                : throw Fault(srv,
                    "its TXT record has an option other than authSource, replicaSet and loadBalanced. Write that into the address");
        }
        catch (DnsFormatException malformed)
        {
            throw Fault(srv, $"its TXT record is malformed: {malformed.Message}", malformed);
        }
    }

    private static MongoHost[] Some(MongoHost[] hosts, int count)
    {
        var shuffled = hosts.ToArray();
        Random.Shared.Shuffle(shuffled);
        return shuffled[..count];
    }

    private static SourceException Fault(SrvName srv, string problem, Exception? inner = null) =>
        new($"mongodb+srv, {srv.Host}: {problem}.", inner);
}

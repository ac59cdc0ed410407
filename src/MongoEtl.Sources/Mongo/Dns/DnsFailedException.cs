using MongoEtl.Runtime;

namespace MongoEtl.Sources;

/// <summary>No name server answered a question. Trying again later may succeed.</summary>
internal sealed class DnsFailedException : SourceException
{
    /// <summary>States of each server what it did.</summary>
    internal DnsFailedException(string name, DnsRecordType type, string problems)
        : base($"DNS: no answer about the {type.ToString().ToUpperInvariant()} records of {name} ({problems}). Check the name servers of "
            + $"this machine, set {NameServers.Variable} to another one, or write mongodb:// with the hosts.") => IsTransient = true;
}

namespace MongoEtl.Sources;

/// <summary>The name under which DNS lists the hosts of a <c>mongodb+srv</c> address.</summary>
/// <param name="Host">Lower-case, no final dot.</param>
/// <param name="Service"><c>srvServiceName</c>, usually <c>mongodb</c>.</param>
/// <param name="MaxHosts"><c>srvMaxHosts</c>: how many hosts to take, at random; 0: all.</param>
internal sealed record SrvName(string Host, string Service, int MaxHosts)
{
    /// <summary>The name of the SRV records.</summary>
    internal string RecordName => $"_{Service}._tcp.{Host}";

    /// <summary>The part that hosts must share: all but the first of three or more labels.</summary>
    internal string Domain => Host.Count(letter => letter == '.') >= 2 ? Host[(Host.IndexOf('.', StringComparison.Ordinal) + 1)..] : Host;
}

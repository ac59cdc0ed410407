using System.Security.Cryptography;
using System.Text;

namespace MongoEtl.Runtime;

/// <summary>What an entity's rows depend on besides its documents: its classes, and the settings of the services that these ask for.</summary>
internal static class EntityFingerprint
{
    private const char Between = '+';
    private const int DigestBytes = 16;

    /// <summary>Of the present program and settings. Asks for the services by making an encoder.</summary>
    public static string Of(EntityPlan plan, IServiceProvider services)
    {
        var asked = new AskedServices(services);
        plan.CreateEncoder(asked);
        if (asked.Fingerprints.Count == 0)
            return plan.Fingerprint;
        var text = string.Join('\n', asked.Fingerprints.Select(pair => $"{pair.Key}={pair.Value}"));
        return $"{plan.Fingerprint}{Between}{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))[..DigestBytes])}";
    }

    /// <summary>The part of a fingerprint that the classes give.</summary>
    public static string OfClasses(string fingerprint) => fingerprint.Split(Between)[0];

    private sealed class AskedServices(IServiceProvider services) : IServiceProvider
    {
        public SortedDictionary<string, string> Fingerprints { get; } = new(StringComparer.Ordinal);

        public object? GetService(Type serviceType)
        {
            var service = services.GetService(serviceType);
            if (service is IFingerprinted fingerprinted)
                Fingerprints[serviceType.FullName ?? serviceType.Name] = fingerprinted.Fingerprint;
            return service;
        }
    }
}

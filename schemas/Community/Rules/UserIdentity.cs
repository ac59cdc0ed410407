using System.Text;
using Community.Documents;
using MongoEtl;

namespace Community.Rules;

/// <summary>The uuid of users (0.7, "User uuid"). Thread-safe: it never changes.</summary>
public sealed class UserIdentity(Guid namespaceUuid) : IFingerprinted
{
    /// <summary>The setting as text.</summary>
    public string Fingerprint => namespaceUuid.ToString();

    /// <summary>The user's own uuid, or the version 5 UUID of the id under the configured namespace.</summary>
    public string UuidOf(User user)
    {
        var own = user.Uuid;
        return string.IsNullOrEmpty(own)
            ? Uuid5.Create(namespaceUuid, Encoding.UTF8.GetBytes(user.Id.ToString())).ToString()
            : own;
    }
}

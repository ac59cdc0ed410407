namespace MongoEtl;

/// <summary>A service of row classes that works by settings. A load that was begun under other settings is not gone on with, because its rows would not
/// agree.</summary>
public interface IFingerprinted
{
    /// <summary>A text that changes when rows could. It is stored as a digest, together with those of the entity's other services, and reveals no key.</summary>
    string Fingerprint { get; }
}

namespace MongoEtl.Runtime.Tests;

/// <summary>A service that works by a setting.</summary>
internal sealed record FakeRules(string Fingerprint) : IFingerprinted;

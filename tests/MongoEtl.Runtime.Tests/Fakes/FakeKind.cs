namespace MongoEtl.Runtime.Tests;

/// <summary>The fake entities.</summary>
internal enum FakeKind
{
    Parent,
    Node,
    Note,
}

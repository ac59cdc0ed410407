namespace MongoEtl.Cassandra;

/// <summary>RESULT Void: done, nothing to tell (specification, section 4.2.5.1).</summary>
internal sealed class VoidResult : Response
{
    /// <summary>The one that carries no warning.</summary>
    public static VoidResult Plain { get; } = new();
}

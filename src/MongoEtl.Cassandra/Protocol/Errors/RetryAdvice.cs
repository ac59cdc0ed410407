namespace MongoEtl.Cassandra;

/// <summary>Whether the same request may be sent again. Where the request may have been carried out, the advice supposes that it is idempotent,
/// as writes with an explicit timestamp are.</summary>
internal enum RetryAdvice
{
    /// <summary>It would fail in the same way: the request, a permission or a setting must change.</summary>
    Never,

    /// <summary>To the same host, at once, once its cause is removed (a statement prepared again).</summary>
    Now,

    /// <summary>To any host, after a pause that grows: replicas are too slow, too busy or too few.</summary>
    Later,

    /// <summary>To another host at once: this one cannot take it, or its connection broke.</summary>
    OtherHost,
}

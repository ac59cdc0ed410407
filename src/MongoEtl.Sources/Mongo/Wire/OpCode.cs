namespace MongoEtl.Sources;

/// <summary>Kinds of messages (MongoDB manual, "Wire Protocol").</summary>
internal enum OpCode
{
    /// <summary>Answer to <see cref="Query"/>.</summary>
    Reply = 1,

    /// <summary>The old request; only the handshake's first command still goes that way.</summary>
    Query = 2004,

    /// <summary>Another message, compressed.</summary>
    Compressed = 2012,

    /// <summary>Requests and answers since MongoDB 3.6.</summary>
    Msg = 2013,
}

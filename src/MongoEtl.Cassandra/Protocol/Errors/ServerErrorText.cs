namespace MongoEtl.Cassandra;

/// <summary>What every ERROR message starts with: its code and a text for people.</summary>
internal readonly record struct ServerErrorText(ErrorCode Code, string Text);

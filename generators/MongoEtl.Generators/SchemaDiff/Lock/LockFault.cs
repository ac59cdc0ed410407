namespace MongoEtl.Generators.SchemaDiff;

/// <summary>Why a lock file cannot be read.</summary>
/// <param name="Message">What is wrong.</param>
/// <param name="Line">0-based.</param>
/// <param name="Column">0-based, in UTF-16 code units.</param>
internal sealed record LockFault(string Message, int Line, int Column);

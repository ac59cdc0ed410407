namespace MongoEtl.Runtime;

/// <summary>A key map outgrew its budget while it was filled; the caller looks keys up batch by batch instead.</summary>
internal sealed class KeyMapFullException() : Exception("The key map does not fit into its memory budget.");

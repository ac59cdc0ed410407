namespace MongoEtl;

/// <summary>Reads texts that are stored in one form: under one scheme and one key.</summary>
/// <param name="scope">Whose keys are used, where the scheme has keys of scopes.</param>
/// <param name="stored">As it stands in a store.</param>
/// <param name="plaintext">The text in clear; empty if it cannot be read.</param>
/// <returns>False: it is not of this form, or was changed.</returns>
public delegate bool StoredTextForm(Guid scope, string stored, out string plaintext);

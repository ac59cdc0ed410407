using MongoEtl;

namespace Community.Rules;

/// <summary>Compares <c>encryption_data</c> of rooms, which says how texts are stored: all that the modes write under the present key are
/// equal, as the texts themselves are.</summary>
/// <param name="known">What the modes write there, as far as settings for it are at hand.</param>
public sealed class RoomDataComparer(params IReadOnlyCollection<string> known) : IPlaintextComparer
{
    /// <inheritdoc/>
    public PlaintextVerdict Compare(string expected, string stored, Guid scope) =>
        expected == stored || known.Contains(expected) && known.Contains(stored) ? PlaintextVerdict.Equal : PlaintextVerdict.Different;
}

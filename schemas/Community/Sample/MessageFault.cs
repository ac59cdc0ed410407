namespace Community.Sample;

/// <summary>What makes a sample message a dead letter.</summary>
internal enum MessageFault
{
    None,

    /// <summary>Its id tells no time, and it has no dates (0.7, D21).</summary>
    NoDates,

    /// <summary>A fraction where an integer belongs.</summary>
    SizeIsFraction,

    /// <summary>A number where a flag belongs.</summary>
    FlagIsNumber,

    /// <summary>A document where a text belongs (1.12).</summary>
    TextIsDocument,

    /// <summary>Its room is a document without an id.</summary>
    NoRoom,
}

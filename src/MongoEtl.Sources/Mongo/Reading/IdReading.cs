namespace MongoEtl.Sources;

/// <summary>Takes ids from answers that are read at once.</summary>
internal static class IdReading
{
    /// <summary>The id of the first document, or null.</summary>
    public static IdValue? First(MongoReply reply) => All(reply) is [var first, ..] ? first : null;

    /// <summary>The ids of the documents that have one.</summary>
    public static IReadOnlyList<IdValue> All(MongoReply reply)
    {
        var answer = new CursorAnswer();
        var document = reply.Document;
        answer.Read(document);
        var ids = new List<IdValue>();
        while (answer.TryPeek(document, out var offset, out var length))
        {
            if (IdValue.Of(document.Slice(offset, length)) is { } id)
                ids.Add(id);
            answer.Pass(offset, length);
        }
        return ids;
    }
}

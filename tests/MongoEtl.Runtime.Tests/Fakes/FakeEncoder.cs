namespace MongoEtl.Runtime.Tests;

/// <summary>What the generator would write for the fake entities.</summary>
internal sealed class FakeEncoder(bool isNode, Func<Doc, Doc>? corrected) : EntityEncoder
{
    private Doc _doc = new("");
    private int _key;

    public override RowBuffer[] CreateBuffers() => isNode ? [new FakeRows(), new FakeRows()] : [new FakeRows()];

    public override bool Read(byte[] buffer, int offset, int length)
    {
        Mismatches.Clear();
        _doc = Doc.Parse(buffer.AsSpan(offset, length));
        if (corrected is not null)
            _doc = corrected(_doc);
        if (_doc.Kind == "unreadable")
            throw new FieldException("kind", "a readable kind", "String");
        return _doc.Kind != "filtered";
    }

    public override SourceId SourceId =>
        _doc.Id.Length > 0 ? SourceId.FromText(_doc.Id) : throw new DocumentException("_id", "an id", "nothing", "the document has no id");

    public override string? AlternateKey => isNode ? null : _doc.Name;

    public override void SetKey(int key) => _key = key;

    public override void Mention(IKeyMentions mentions)
    {
        if (!isNode)
            return;
        if (_doc.Self is { } self)
            mentions.Add(FakePlan.NodeTarget, SourceId.FromText(self));
        if (_doc.Parent is not { } parent)
            return;
        if (parent.StartsWith("name:", StringComparison.Ordinal))
            mentions.AddAlternate(FakePlan.ParentTarget, parent[5..]);
        else
            mentions.Add(FakePlan.ParentTarget, SourceId.FromText(parent));
    }

    public override void Encode(RowBuffer[] rows, IKeyResolver keys, EncodeTally tally)
    {
        var own = Text(_key);
        if (!isNode)
        {
            ((FakeRows)rows[0]).Add(own, _doc.Id, _doc.Name);
            Refuse();
            return;
        }
        // Rows of the second table first: taking them back has to work across tables.
        foreach (var tag in _doc.Tags?.Split(',') ?? [])
            ((FakeRows)rows[1]).Add(own, tag);
        ((FakeRows)rows[0]).Add(own, _doc.Id, _doc.Name ?? _doc.Kind, Parent(keys, tally), Self(keys, tally), _doc.Email);
        Refuse();
    }

    private string? Parent(IKeyResolver keys, EncodeTally tally)
    {
        if (_doc.Parent is not { } parent)
            return null;
        var found = parent.StartsWith("name:", StringComparison.Ordinal)
            ? keys.TryResolveAlternate(FakePlan.ParentTarget, parent[5..], out _, out var key)
            : keys.TryResolve(FakePlan.ParentTarget, SourceId.FromText(parent), out key);
        if (!found)
            tally.Unresolved("parent");
        return found ? Text(key) : null;
    }

    private string? Self(IKeyResolver keys, EncodeTally tally)
    {
        if (_doc.Self is not { } self)
            return null;
        if (keys.TryResolve(FakePlan.NodeTarget, SourceId.FromText(self), out var key))
            return Text(key);
        tally.Unresolved("self");
        return null;
    }

    private void Refuse()
    {
        if (_doc.Kind == "bad")
            throw new FieldException("kind", "a good kind", "String");
    }

    private static string Text(int key) => key.ToString(System.Globalization.CultureInfo.InvariantCulture);
}

namespace MongoEtl.Runtime.Tests;

/// <summary>What the generator would write for the fake entities.</summary>
internal sealed class FakeEncoder(FakeKind kind, bool wide, Func<Doc, Doc>? corrected, bool staged = false) : EntityEncoder
{
    private Doc _doc = new("");
    private int _key;

    public override RowBuffer[] CreateBuffers() => [.. Enumerable.Range(0, Tables + WideTables + (staged ? 1 : 0)).Select(_ => new FakeRows())];

    private int Tables => kind switch { FakeKind.Parent => 1, FakeKind.Node => 2, _ => 0 };

    private int WideTables => !wide ? 0 : kind == FakeKind.Parent ? 1 : 2;

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

    public override string? AlternateKey => kind == FakeKind.Parent ? _doc.Name : null;

    public override void SetKey(int key) => _key = key;

    public override void Mention(IKeyMentions mentions)
    {
        if (kind == FakeKind.Parent)
            return;
        if (_doc.Self is { } self)
            mentions.Add(FakePlan.NodeTarget, SourceId.FromText(self));
        if (kind == FakeKind.Note || _doc.Parent is not { } parent)
            return;
        if (parent.StartsWith("name:", StringComparison.Ordinal))
            mentions.AddAlternate(FakePlan.ParentTarget, parent[5..]);
        else
            mentions.Add(FakePlan.ParentTarget, SourceId.FromText(parent));
    }

    public override void Encode(RowBuffer[] rows, IKeyResolver keys, EncodeTally tally)
    {
        var own = Text(_key);
        if (kind == FakeKind.Note)
        {
            ((FakeRows)rows[0]).Add(_doc.Id, _doc.Name, Node(keys));
            foreach (var tag in _doc.Tags?.Split(',') ?? [])
                ((FakeRows)rows[1]).Add(tag, _doc.Email, _doc.Id);
            if (staged && Node(keys) is { } node)
                ((FakeRows)rows[2]).Add(node, _doc.Name, _doc.Id);
            Refuse();
            return;
        }
        if (kind == FakeKind.Parent)
        {
            ((FakeRows)rows[0]).Add(own, _doc.Id, _doc.Name);
            if (wide)
                ((FakeRows)rows[1]).Add(own, _doc.Id, _doc.Name);
            Refuse();
            return;
        }
        // Rows of the second table first: taking them back has to work across tables.
        foreach (var tag in _doc.Tags?.Split(',') ?? [])
            ((FakeRows)rows[1]).Add(own, tag);
        var (parent, self) = (Parent(keys, tally), Self(keys, tally));
        ((FakeRows)rows[0]).Add(own, _doc.Id, _doc.Name ?? _doc.Kind, parent, self, _doc.Email);
        if (wide)
        {
            ((FakeRows)rows[2]).Add(own, _doc.Id, parent, self);
            if (_doc.Kind == "wide-bad")
                throw new FieldException("kind", "a kind for Cassandra", "String");
            ((FakeRows)rows[3]).Add(_doc.Name ?? "none", own);
        }
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

    private string? Node(IKeyResolver keys)
    {
        if (_doc.Self is not { } self)
            return null;
        return keys.TryResolve(FakePlan.NodeTarget, SourceId.FromText(self), out var key) ? Text(key) : throw new UnresolvedException("self", "node");
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

namespace MongoEtl.Runtime;

/// <summary>A Cassandra table that is compared: what both sides fold into, and what the rows of unequal buckets turn out to be.</summary>
internal sealed class WideTable(EntityRun entity, int ordinal, int mostFindings, bool isSample, IServiceProvider services)
{
    private readonly Lock _gate = new();
    private readonly SortedDictionary<string, RowFinding> _findings = new(StringComparer.Ordinal);
    private readonly EncryptedColumns _encrypted = new(entity.Plan.CassandraTables[ordinal].Columns, services);
    private long _missing;
    private long _extra;
    private long _differing;
    private long _inOtherForm;

    public EntityRun Entity => entity;

    public CqlTablePlan Plan { get; } = entity.Plan.CassandraTables[ordinal];

    /// <summary>Place of its row buffer among those of its store.</summary>
    public int Ordinal => ordinal;

    public BucketSums Expected { get; private set; } = new();

    public BucketSums Found { get; private set; } = new();

    /// <summary>Rows of a sample.</summary>
    public long SampleRows;

    /// <summary>Columns that the table lacks; <c>*</c>: there is no such table.</summary>
    public IReadOnlyList<string> AbsentColumns { get; set; } = [];

    public bool Exists => AbsentColumns is not ["*"];

    public TableComparison Result => new()
    {
        Store = Store.Cassandra,
        Entity = entity.Name,
        Table = Plan.Name,
        Expected = isSample ? SampleRows : Expected.Rows,
        Found = isSample ? SampleRows - _missing : Found.Rows,
        Missing = Exists ? _missing : Expected.Rows + SampleRows,
        Extra = isSample ? null : _extra,
        Differing = _differing,
        InOtherForm = _inOtherForm,
        AbsentColumns = AbsentColumns,
        Findings = [.. _findings.Values],
    };

    /// <summary>Forgets everything: the table is looked at anew.</summary>
    public void Clear()
    {
        (Expected, Found, SampleRows) = (new BucketSums(), new BucketSums(), 0);
        ClearFindings();
    }

    /// <summary>All that differs is known: sums that tell no more than that nothing does, not even in form, are freed.</summary>
    public void Settle()
    {
        if (_missing + _extra + _differing + _inOtherForm > 0 || !Exists)
            return;
        Expected.Release();
        Found.Release();
    }

    /// <summary>Forgets which rows differ.</summary>
    public void ClearFindings()
    {
        (_missing, _extra, _differing, _inOtherForm) = (0, 0, 0, 0);
        _findings.Clear();
    }

    /// <summary>Notes a row that stands and is not, byte by byte, what is expected under its key; both are comparable.</summary>
    public void AddDifference(IWideColumnComparison comparison, ReadOnlySpan<byte> expected, ReadOnlySpan<byte> found)
    {
        var difference = RowDifference.Of(expected, found, Plan.Columns.Count, _encrypted);
        if (difference.Columns.Count == 0)
            Interlocked.Increment(ref _inOtherForm);
        else
            Add(FindingKind.Differing, comparison, found, difference.Columns, difference.Unreadable);
    }

    /// <summary>Notes a row.</summary>
    public void Add(FindingKind kind, IWideColumnComparison comparison, ReadOnlySpan<byte> row, IReadOnlyList<int> columns,
        IReadOnlyList<int>? unreadable = null)
    {
        lock (_gate)
        {
            _missing += kind == FindingKind.Missing ? 1 : 0;
            _extra += kind == FindingKind.Extra ? 1 : 0;
            _differing += kind == FindingKind.Differing ? 1 : 0;
            if (mostFindings == 0)
                return;
            var finding = Describe(kind, comparison, row, columns) with { Unreadable = NamesOf(unreadable ?? []) };
            _findings[$"{finding.KeyText}\n{kind}"] = finding;
            // Those that come first by their keys' texts, whatever order they were met in.
            if (_findings.Count > mostFindings)
                _findings.Remove(_findings.Last().Key);
        }
    }

    private RowFinding Describe(FindingKind kind, IWideColumnComparison comparison, ReadOnlySpan<byte> row, IReadOnlyList<int> columns)
    {
        var texts = comparison.KeyTexts(Plan, row);
        var key = texts.Select((text, column) =>
            KeyValuePair.Create(Plan.Columns[column].Name, Plan.Columns[column].Sensitive ? RowFinding.Masked : text));
        string? id = null;
        var source = Plan.Columns.Index().FirstOrDefault(column => column.Item.Name == Plan.SourceIdColumn);
        if (source.Item is { Sensitive: false } && RowCells.Value(row, source.Index) is { IsEmpty: false } text)
            id = System.Text.Encoding.UTF8.GetString(text);
        return new RowFinding(kind, [.. key], NamesOf(columns), id);
    }

    private string[] NamesOf(IReadOnlyList<int> columns) => [.. columns.Select(column => Plan.Columns[column].Name)];
}

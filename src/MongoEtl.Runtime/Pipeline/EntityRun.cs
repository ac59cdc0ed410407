using System.Diagnostics;

namespace MongoEtl.Runtime;

/// <summary>One entity in one leg of the present run: where it stands, and what is known of its collection.</summary>
internal sealed class EntityRun(int ordinal, EntityPlan plan, Store store, CollectionInfo? collection, IMigrationProgress progress)
{
    private readonly Dictionary<EntityPhase, TimeSpan> _phaseTimes = [];
    private readonly Lock _gate = new();
    private long _phaseBegan = Stopwatch.GetTimestamp();
    private EntityCounts _committed = new();
    private long _bytesRead;

    public int Ordinal => ordinal;

    public EntityPlan Plan => plan;

    public string Name => plan.Name;

    /// <summary>The leg's store.</summary>
    public Store Store => store;

    /// <summary>Null: the source has no such collection, which is the same as an empty one.</summary>
    public CollectionInfo? Collection => collection;

    public LoadMode Mode { get; set; }

    /// <summary>The run that began the entity; 0 for one that is only referred to.</summary>
    public long RunId { get; set; }

    /// <summary>Timestamp of its upserts, microseconds since 1970.</summary>
    public long WriteTimestamp { get; set; }

    /// <summary>True when state has an earlier leg of the entity, in this run or before: what that one set aside is left out here.</summary>
    public bool HasLegBefore { get; set; }

    /// <summary>A replay in PostgreSQL whose documents, once they land, have to be written by the Cassandra leg too.</summary>
    public bool HandsOver { get; set; }

    /// <summary>Rounds of a replay that wrote to Cassandra with the present timestamp, or were about to.</summary>
    public int ReplayRounds { get; set; }

    /// <summary>Documents of a replay in Cassandra that it refused, and whose letters are PostgreSQL's again.</summary>
    public int HandedBack { get; set; }

    /// <summary>Documents that the earlier leg set aside.</summary>
    public EarlierLetters SetAsideBefore { get; set; } = EarlierLetters.None;

    /// <summary>Rows that are not written because another one of their key is newer.</summary>
    public IReadOnlySet<(UInt128 Key, SourceId Id)> Superseded { get; set; } = new HashSet<(UInt128, SourceId)>();

    public EntityPhase Phase { get; private set; }

    /// <summary>Of the ids that several documents have: which of them counts. Empty where ids are unique.</summary>
    public IReadOnlyDictionary<SourceId, DocumentPlace> Winners { get; set; } = new Dictionary<SourceId, DocumentPlace>();

    /// <summary>True while state may hold dead letters of removed rows whose documents have still to be fetched.</summary>
    public bool MayHavePendingLetters { get; set; }

    /// <summary>Documents that were dead letters before this run began the entity anew; known only in the process that did so.</summary>
    public HashSet<SourceId> WereSetAside { get; } = [];

    /// <summary>Encoded batches of the entity's workers, set while its rows are written.</summary>
    public BatchPool<EncodedBatch> RowPool { get; set; } = null!;

    /// <summary>Where the key pass could not read on, or null.</summary>
    public SourceException? Torn { get; set; }

    public IReadOnlyDictionary<EntityPhase, TimeSpan> PhaseTimes
    {
        get
        {
            CloseClock();
            lock (_gate)
                return new Dictionary<EntityPhase, TimeSpan>(_phaseTimes);
        }
    }

    /// <summary>The same entity for documents that come from the dead letters: they have no place in source order, and have won already.</summary>
    public EntityRun WithoutWinners(IMigrationProgress watcher) => new(ordinal, plan, store, collection, watcher)
    {
        Mode = Mode, RunId = RunId, WriteTimestamp = WriteTimestamp,
    };

    /// <summary>Takes out superseded rows, for one worker; null where there are none.</summary>
    public IRowVisitor? Verdict() => Superseded.Count == 0 ? null : new ContestVerdict(plan, Superseded);

    /// <summary>Notes the phase that state has.</summary>
    public void Enter(EntityPhase phase)
    {
        CloseClock();
        Phase = phase;
        Interlocked.Exchange(ref _bytesRead, 0);
        Report();
    }

    /// <summary>What earlier processes had committed.</summary>
    public void Resume(EntityCounts counts)
    {
        lock (_gate)
            _committed.Add(counts);
    }

    /// <summary>Documents went from <paramref name="before"/> to <paramref name="after"/> of one partition.</summary>
    public void Committed(EntityCounts before, EntityCounts after)
    {
        lock (_gate)
        {
            _committed.Read += after.Read - before.Read;
            _committed.DeadLetters += after.DeadLetters - before.DeadLetters;
            foreach (var (table, rows) in after.Rows)
                _committed.Rows[table] = _committed.Rows.GetValueOrDefault(table) + rows - before.Rows.GetValueOrDefault(table);
        }
        Report();
    }

    /// <summary>The key pass read on.</summary>
    public void KeyPassRead(long documents, long bytes)
    {
        lock (_gate)
            _committed.Read = documents;
        BytesRead(bytes);
        Report();
    }

    /// <summary>Forgets documents counted so far: the key pass is over, or begins again.</summary>
    public void ForgetCounts()
    {
        lock (_gate)
            _committed = new EntityCounts();
    }

    public void BytesRead(long bytes) => Interlocked.Add(ref _bytesRead, bytes);

    private void Report()
    {
        EntityProgress update;
        lock (_gate)
        {
            update = new EntityProgress(Name, store, Phase, Mode, _committed.Read, _committed.Rows.Values.Sum(), _committed.DeadLetters,
                Interlocked.Read(ref _bytesRead), collection?.Bytes ?? 0, Stopwatch.GetElapsedTime(_phaseBegan));
        }
        progress.Update(update);
    }

    /// <summary>The entity's turn has come: the time it waited for others is not its own.</summary>
    public void RestartClock()
    {
        lock (_gate)
            _phaseBegan = Stopwatch.GetTimestamp();
    }

    private void CloseClock()
    {
        lock (_gate)
        {
            var now = Stopwatch.GetTimestamp();
            // Behind the last phase nothing is done any more.
            if (Phase != EntityPhase.Done)
                _phaseTimes[Phase] = _phaseTimes.GetValueOrDefault(Phase) + Stopwatch.GetElapsedTime(_phaseBegan, now);
            _phaseBegan = now;
        }
    }
}

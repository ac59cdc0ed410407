namespace MongoEtl.Cassandra;

/// <summary>The stream ids of a connection and their requests. Ids are handed out last in, first out, and made as they are needed.</summary>
internal sealed class RequestTable(int capacity, bool inline)
{
    /// <summary>Stream ids a connection has (specification, section 2.4.1.3).</summary>
    public const int MaxStreams = 32768;

    private readonly Lock _lock = new();
    private PendingRequest?[] _requests = new PendingRequest?[Math.Min(capacity, 64)];
    private PendingRequest[] _free = new PendingRequest[Math.Min(capacity, 64)];
    private int _made;
    private int _freeCount;

    /// <summary>Stream ids that wait for an answer, orphaned ones among them.</summary>
    public int InFlight => Volatile.Read(ref _made) - Volatile.Read(ref _freeCount);

    /// <summary>Takes a free stream id; false when all wait.</summary>
    public bool TryTake(out PendingRequest request)
    {
        lock (_lock)
        {
            if (_freeCount > 0)
            {
                request = _free[--_freeCount];
                return true;
            }
            request = null!;
            if (_made == capacity)
                return false;
            if (_made == _requests.Length)
            {
                var size = Math.Min(capacity, _made * 2);
                Array.Resize(ref _requests, size);
                Array.Resize(ref _free, size);
            }
            request = new PendingRequest(this, (short)_made, inline);
            _requests[_made++] = request;
            return true;
        }
    }

    /// <summary>Takes a stream id back.</summary>
    public void Return(PendingRequest request)
    {
        lock (_lock)
            _free[_freeCount++] = request;
    }

    /// <summary>The request of a stream id that was ever used; else null.</summary>
    public PendingRequest? Find(short streamId)
    {
        var requests = Volatile.Read(ref _requests);
        return (uint)streamId < (uint)requests.Length ? requests[streamId] : null;
    }

    /// <summary>All requests made so far, waiting or not; what is behind them is null.</summary>
    public ReadOnlySpan<PendingRequest?> All()
    {
        lock (_lock)
            return _requests.AsSpan(0, _made);
    }
}

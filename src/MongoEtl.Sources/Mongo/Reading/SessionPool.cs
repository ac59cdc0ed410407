namespace MongoEtl.Sources;

/// <summary>The sessions of a source: used again one after another, refreshed while in use, ended at the end.</summary>
/// <remarks>Specification "driver-sessions", "Server Session Pool".</remarks>
internal sealed class SessionPool
{
    // Servers forget a session after its timeout; one that is near it is not used again.
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    private readonly Stack<ReadSession> _free = new();
    private readonly HashSet<ReadSession> _used = [];

    /// <summary>Takes a session that the server still knows, or a new one.</summary>
    /// <param name="timeoutMinutes">The server's timeout.</param>
    public ReadSession Rent(int timeoutMinutes)
    {
        lock (_gate)
        {
            var oldest = Environment.TickCount64 - (long)(TimeSpan.FromMinutes(timeoutMinutes) - Margin).TotalMilliseconds;
            while (_free.TryPop(out var session))
            {
                if (session.UsedAt <= oldest)
                    continue;
                _used.Add(session);
                return session;
            }
            var fresh = new ReadSession();
            _used.Add(fresh);
            return fresh;
        }
    }

    /// <summary>Gives a session back.</summary>
    public void Return(ReadSession session)
    {
        lock (_gate)
        {
            _used.Remove(session);
            if (session.IsSound)
                _free.Push(session);
        }
    }

    /// <summary>Sessions that cursors use now.</summary>
    public IReadOnlyList<ReadSession> Used()
    {
        lock (_gate)
            return [.. _used];
    }

    /// <summary>All that the server may still know, which are forgotten here.</summary>
    public IReadOnlyList<ReadSession> TakeAll()
    {
        lock (_gate)
        {
            ReadSession[] all = [.. _used, .. _free];
            _used.Clear();
            _free.Clear();
            return all;
        }
    }
}

using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace MongoEtl.Cassandra;

/// <summary>One request on its way: rows of one partition. Used again and again, so that a request costs no memory.</summary>
internal sealed class Sending
{
    private readonly TableSender _sender;
    private readonly Action _answered;
    private ReadOnlyMemory<byte>[] _values = new ReadOnlyMemory<byte>[4];
    private ValueTaskAwaiter _awaiter;

    internal Sending(TableSender sender) => (_sender, _answered) = (sender, Answered);

    /// <summary>Number of the first row in the window.</summary>
    internal long First { get; private set; }

    /// <summary>Number of rows.</summary>
    internal int Count { get; private set; }

    /// <summary>The rows' values.</summary>
    internal ReadOnlyMemory<ReadOnlyMemory<byte>> Values => _values.AsMemory(0, Count);

    /// <summary>When it was sent.</summary>
    internal long Began { get; private set; }

    /// <summary>Why it failed, or null; once it is answered.</summary>
    internal Exception? Failure { get; private set; }

    /// <summary>Says which rows it sends.</summary>
    internal Memory<ReadOnlyMemory<byte>> Begin(long first, int count)
    {
        if (_values.Length < count)
            _values = new ReadOnlyMemory<byte>[Math.Max(count, _values.Length * 2)];
        (First, Count, Failure) = (first, count, null);
        return _values.AsMemory(0, count);
    }

    /// <summary>Sends; the sender is told when the answer is there, possibly before this returns.</summary>
    internal void Start(ValueTask request)
    {
        Began = Stopwatch.GetTimestamp();
        _awaiter = request.GetAwaiter();
        if (_awaiter.IsCompleted)
            Answered();
        else
            _awaiter.UnsafeOnCompleted(_answered);
    }

    private void Answered()
    {
        try
        {
            _awaiter.GetResult();
        }
        catch (Exception exception)
        {
            // Nobody stands above this on the stack but the connection's loop: the sender keeps it for whoever waits.
            Failure = exception;
        }
        _awaiter = default;
        _sender.Answered(this);
    }
}

using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace MongoEtl.Cassandra;

/// <summary>One request on its way: some rows of a window. Used again and again, so that a request costs no memory.</summary>
internal sealed class Sending
{
    private readonly TableSender _sender;
    private readonly Action _answered;
    private ValueTaskAwaiter _awaiter;
    private long _began;

    internal Sending(TableSender sender) => (_sender, _answered) = (sender, Answered);

    /// <summary>First row of the window.</summary>
    internal int From { get; private set; }

    /// <summary>Behind the last row.</summary>
    internal int To { get; private set; }

    /// <summary>Sends; the sender is told when the answer is there, possibly before this returns.</summary>
    internal void Start(ValueTask request, int from, int to)
    {
        (From, To, _began) = (from, to, Stopwatch.GetTimestamp());
        _awaiter = request.GetAwaiter();
        if (_awaiter.IsCompleted)
            Answered();
        else
            _awaiter.UnsafeOnCompleted(_answered);
    }

    private void Answered()
    {
        Exception? failure = null;
        try
        {
            _awaiter.GetResult();
        }
        catch (Exception exception)
        {
            // Nobody stands above this on the stack but the connection's loop: the sender keeps it for whoever waits.
            failure = exception;
        }
        _awaiter = default;
        _sender.Answered(this, failure, _began);
    }
}

using System.Runtime.CompilerServices;
using MongoEtl.Cassandra;

namespace ChatMigrator.Resending;

/// <summary>A fixed number of requests on their way. Whoever finds none free waits until a quarter is.</summary>
internal sealed class Window
{
    private readonly Lock _lock = new();
    private readonly Stack<Place> _free = new();
    private readonly int _size;
    private TaskCompletionSource? _waiting;
    private int _wanted;
    private Exception? _failure;

    public Window(int size)
    {
        _size = size;
        for (var place = 0; place < size; place++)
            _free.Push(new Place(this));
    }

    /// <summary>A free place, as soon as there is one.</summary>
    /// <exception cref="CassandraException">An earlier request failed: the floor resends nothing.</exception>
    public async ValueTask<Place> TakeAsync()
    {
        while (true)
        {
            Task waiting;
            lock (_lock)
            {
                if (_failure is not null)
                    throw _failure;
                if (_free.TryPop(out var place))
                    return place;
                waiting = WaitFor(Math.Max(1, _size / 4));
            }
            await waiting.ConfigureAwait(false);
        }
    }

    /// <summary>Ends when every request is answered.</summary>
    public async Task FinishAsync()
    {
        Task waiting;
        lock (_lock)
            waiting = _free.Count == _size ? Task.CompletedTask : WaitFor(_size);
        await waiting.ConfigureAwait(false);
        if (_failure is not null)
            throw _failure;
    }

    private Task WaitFor(int free)
    {
        (_wanted, _waiting) = (free, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        return _waiting.Task;
    }

    private void Return(Place place, Exception? failure)
    {
        TaskCompletionSource? waiting = null;
        lock (_lock)
        {
            _failure ??= failure;
            _free.Push(place);
            if (_waiting is not null && _free.Count >= _wanted)
                (waiting, _waiting) = (_waiting, null);
        }
        waiting?.TrySetResult();
    }

    /// <summary>One of the requests.</summary>
    internal sealed class Place
    {
        private readonly Window _window;
        private readonly Action _answered;
        private ConfiguredValueTaskAwaitable<Response>.ConfiguredValueTaskAwaiter _answer;

        public Place(Window window) => (_window, _answered) = (window, Answered);

        /// <summary>Keeps the place until the answer is there.</summary>
        public void Watch(ValueTask<Response> answer)
        {
            _answer = answer.ConfigureAwait(false).GetAwaiter();
            if (_answer.IsCompleted)
                Answered();
            else
                _answer.UnsafeOnCompleted(_answered);
        }

        private void Answered()
        {
            Exception? failure = null;
            try
            {
                _answer.GetResult();
            }
            catch (Exception exception)
            {
                // Nobody stands above this on the stack but the connection's loop: whoever takes the next place gets it.
                failure = exception;
            }
            _window.Return(this, failure);
        }
    }
}

namespace MongoEtl.Runtime.Tests;

/// <summary>Decides at each call to a store whether it fails, and how. Every choice comes from the seed.</summary>
internal sealed class Faults(int seed = 0, double transientShare = 0, int killAfter = int.MaxValue, int mostTransient = 8)
{
    private readonly Random _random = new(seed);
    private readonly Dictionary<string, int> _named = [];
    private int _calls;
    private int _transientLeft = mostTransient;

    /// <summary>The process is dead: nothing it still does has any effect.</summary>
    public bool IsKilled { get; private set; }

    public int Calls => _calls;

    /// <summary>How often a place was passed.</summary>
    public int CallsOf(string name)
    {
        lock (_random)
            return _named.GetValueOrDefault(name);
    }

    /// <summary>A place where a call may fail before it has done anything, or (placed after the effect) after it.</summary>
    public void Point(string name)
    {
        lock (_random)
        {
            if (IsKilled || ++_calls > killAfter)
            {
                IsKilled = true;
                throw new KilledException();
            }
            _named[name] = _named.GetValueOrDefault(name) + 1;
            if (_random.NextDouble() < transientShare && _transientLeft-- > 0)
                throw new TargetException($"lost at {name}") { IsTransient = true };
        }
    }

    public void SourcePoint()
    {
        lock (_random)
        {
            if (IsKilled)
                throw new KilledException();
            if (_random.NextDouble() < transientShare && _transientLeft-- > 0)
                throw new SourceException("lost source") { IsTransient = true };
        }
    }
}

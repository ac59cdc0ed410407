namespace MongoEtl.Generators.Planning;

/// <summary>Puts entities into waves: what is referred to comes earlier, a cycle is one wave.</summary>
/// <remarks>Strongly connected components after Tarjan (1972); a component's wave is one above the highest it refers to.</remarks>
internal sealed class Waves
{
    private readonly IReadOnlyList<IReadOnlyList<int>> _references;
    private readonly int[] _index;
    private readonly int[] _low;
    private readonly bool[] _onStack;
    private readonly int[] _wave;
    private readonly Stack<int> _stack = new();
    private int _next = 1;

    private Waves(IReadOnlyList<IReadOnlyList<int>> references)
    {
        _references = references;
        var count = references.Count;
        (_index, _low, _onStack, _wave) = (new int[count], new int[count], new bool[count], new int[count]);
    }

    /// <summary>The wave of each node.</summary>
    /// <param name="references">For each node, the nodes it refers to; itself is ignored.</param>
    public static IReadOnlyList<int> Of(IReadOnlyList<IReadOnlyList<int>> references)
    {
        var waves = new Waves(references);
        for (var node = 0; node < references.Count; node++)
        {
            if (waves._index[node] == 0)
                waves.Visit(node);
        }
        return waves._wave;
    }

    private void Visit(int node)
    {
        _index[node] = _low[node] = _next++;
        _stack.Push(node);
        _onStack[node] = true;
        foreach (var other in _references[node])
        {
            if (_index[other] == 0)
                Visit(other);
            if (_onStack[other])
                _low[node] = Math.Min(_low[node], _low[other]);
        }
        if (_low[node] == _index[node])
            Complete(node);
    }

    /// <summary>Takes a component off the stack; all it refers to outside of itself has its wave by now.</summary>
    private void Complete(int root)
    {
        var members = new List<int>();
        int member;
        do
        {
            member = _stack.Pop();
            _onStack[member] = false;
            members.Add(member);
        }
        while (member != root);
        var wave = members.SelectMany(m => _references[m]).Where(o => !members.Contains(o)).Select(o => _wave[o] + 1).DefaultIfEmpty(0).Max();
        foreach (var m in members)
            _wave[m] = wave;
    }
}

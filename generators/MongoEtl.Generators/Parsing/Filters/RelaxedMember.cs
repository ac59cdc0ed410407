namespace MongoEtl.Generators.Parsing.Filters;

/// <summary>A name and its value, with the place of the name.</summary>
internal sealed class RelaxedMember(string name, int position, RelaxedValue value)
{
    public string Name { get; } = name;

    public int Position { get; } = position;

    public RelaxedValue Value { get; } = value;
}

namespace MongoEtl.Cassandra;

/// <summary>Something that stands in a rack of a data centre.</summary>
internal interface IPlaced
{
    string DataCenter { get; }

    string Rack { get; }
}

namespace MongoEtl.Cassandra;

/// <summary>How many hosts a data centre has, in how many racks.</summary>
internal readonly record struct DataCenterExtent(int Hosts, int Racks);

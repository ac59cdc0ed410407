namespace MongoEtl.Cassandra;

/// <summary>A CQL duration: months, days and nanoseconds, none of which is a number of another; all of one sign (specification, section 5.8).</summary>
internal readonly record struct CqlDuration(int Months, int Days, long Nanoseconds);

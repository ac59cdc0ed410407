namespace MongoEtl;

/// <summary>A row class: one or more rows of a table per document of type <typeparamref name="TDocument"/>.</summary>
public interface IRow<TDocument>;

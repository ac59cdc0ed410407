namespace MongoEtl.Runtime;

/// <summary>Keeps stage tables and computes derived ones, in the database that keeps state. Of each derived table it keeps the result that
/// was written last (the <em>previous</em> one) and the one that is being written. Every method fails with <see cref="TargetException"/>
/// when the server does, or the query does not give what the class declares.</summary>
public interface IDerivedStore
{
    /// <summary>Computes and stores the result and compares it by key with the previous one. Rows of a result that was being written when
    /// its run ended count as such that may have been written.</summary>
    Task<DerivedCounts> ComputeAsync(DerivedPlan derived, CancellationToken cancellation);

    /// <summary>Reads the rows that have to go before the others are written: those there are no more, and those with a value where there
    /// is none now. In pages in the order of the key; a page's buffer is reused.</summary>
    Task ReadRemovedAsync(DerivedPlan derived, Func<RowBuffer, Task> page, CancellationToken cancellation);

    /// <summary>Reads the rows that are new or differ, in the same way.</summary>
    Task ReadChangedAsync(DerivedPlan derived, Func<RowBuffer, Task> page, CancellationToken cancellation);

    /// <summary>All of the result is written: it becomes the previous one. Safe to repeat.</summary>
    Task AcceptAsync(DerivedPlan derived, CancellationToken cancellation);

    /// <summary>Forgets the previous result: nothing of it is in the table any more.</summary>
    Task ForgetAsync(DerivedPlan derived, CancellationToken cancellation);

    /// <summary>Keeps the previous result's keys and takes none of its rows for written: all are written again.</summary>
    Task DoubtAsync(DerivedPlan derived, CancellationToken cancellation);

    /// <summary>Makes the entity's stage tables anew, empty, in a schema, which is created.</summary>
    Task CreateStageAsync(EntityPlan entity, string schema, CancellationToken cancellation);

    /// <summary>Looks whether the entity's stage tables of a schema have the columns that its classes stage now.</summary>
    /// <exception cref="TargetException">They have others, or are absent: the entity was migrated by other classes.</exception>
    Task CheckStageAsync(EntityPlan entity, string schema, CancellationToken cancellation);

    /// <summary>Merges rows into the stage tables of a schema.</summary>
    Task StageAsync(StagedRows rows, string schema, CancellationToken cancellation);

    /// <summary>Drops the entity's stage tables of a schema, where they are.</summary>
    Task DropStageAsync(EntityPlan entity, string schema, CancellationToken cancellation);

    /// <summary>Reads every row that the query gives over the stage tables of a schema, in pages in the order of the key. Nothing is
    /// stored.</summary>
    Task ReadExpectedAsync(DerivedPlan derived, string schema, Func<RowBuffer, Task> page, CancellationToken cancellation);
}

namespace MongoEtl.Runtime;

/// <summary>Finds what a validation looks at, and that it has been migrated.</summary>
internal sealed class ValidatedEntities(RunContext run)
{
    /// <summary>The entities chosen, in each leg, PostgreSQL first.</summary>
    /// <exception cref="MigrationException">One is unknown, has no table in the stores, or has not been migrated to its end.</exception>
    public async Task<IReadOnlyList<EntityRun>> FindAsync(CancellationToken cancellation)
    {
        var stores = LegSelection.Select(run.Ports, run.Options);
        var selected = EntitySelection.InAnyOf(run, EntitySelection.Select(run.Plan, run.Options), stores);
        var collections = new Dictionary<int, CollectionInfo?>();
        foreach (var ordinal in selected)
        {
            var plan = run.Plan.Entities[ordinal];
            var found = await run.Ports.Source.DescribeAsync(plan.Collection, plan.Database, cancellation).ConfigureAwait(false);
            collections[ordinal] = found is null ? null : found with { Filter = plan.FilterBson };
        }
        if (collections.Values.All(collection => collection is null))
        {
            var names = string.Join(", ", selected.Select(ordinal => run.Plan.Entities[ordinal].Collection).Distinct());
            throw new MigrationException($"{run.Ports.Source.Name} holds none of the collections {names}. Check the source's address.");
        }
        return
        [
            .. stores.SelectMany(store => selected.Where(ordinal => run.Plan.Entities[ordinal].IsIn(store))
                .Select(ordinal => new EntityRun(ordinal, run.Plan.Entities[ordinal], store, collections[ordinal], run.Progress))),
        ];
    }

    /// <summary>Looks into state, once the plan's lock is held.</summary>
    /// <exception cref="MigrationException">One of them has not been migrated to its end.</exception>
    public async Task CheckMigratedAsync(IReadOnlyList<EntityRun> entities, CancellationToken cancellation)
    {
        var unfinished = new List<string>();
        foreach (var entity in entities)
        {
            var state = await run.State.FindEntityAsync(entity.Store, entity.Name, cancellation).ConfigureAwait(false);
            if (state?.Phase != EntityPhase.Done)
            {
                unfinished.Add($"{entity.Name} in {LegSelection.NameOf(entity.Store)}");
                continue;
            }
            WarnOfChanges(entity, state);
            entity.HasLegBefore = true;
            entity.SetAsideBefore = await EarlierLetters.ReadAsync(run.State, entity.Name, cancellation, letter => IsAside(entity, letter))
                .ConfigureAwait(false);
        }
        if (unfinished.Count > 0)
        {
            var names = string.Join(", ", unfinished);
            throw new MigrationException(
                $"Not migrated to the end: {names}. Run migrate first, or choose others with --only and --target.");
        }
        foreach (var entity in entities.Where(entity => entity.Collection is null).DistinctBy(entity => entity.Ordinal))
            run.Warn(entity.Name, $"the source has no collection {entity.Plan.Collection}; the entity counts as one without documents.");
    }

    /// <exception cref="MigrationException">Its rows went to another place than the one that is looked at.</exception>
    private void WarnOfChanges(EntityRun entity, EntityState state)
    {
        var (began, now) = (LegIdentity.Parse(state.SourceIdentity), LegIdentity.Of(entity, run.Ports));
        if (began.Destination is not null && began.Destination != now.Destination)
            throw new MigrationException(
                $"Rows of {entity.Name} went to {began.Destination}, and {now.Destination} is to be compared: migrate to it first.");
        if (began.Source != now.Source)
            run.Warn(entity.Name, "the source is not as it was when it was migrated: rows may differ for that reason.");
        var what = EntityFingerprint.OfClasses(state.Fingerprint) != entity.Plan.Fingerprint ? "its classes have"
            : state.Fingerprint != run.FingerprintOf(entity.Plan) ? "the settings by which its rows are made have" : null;
        if (what is not null)
            run.Warn(entity.Name,
                $"{what} changed since it was migrated to {LegSelection.NameOf(entity.Store)}: rows may differ for that reason.");
    }

    // A document that the Cassandra leg alone set aside keeps its rows in PostgreSQL. Of documents with one id, where the id itself is
    // the key and no key pass tells them apart, one stands, and the letter's id is its own.
    private static bool IsAside(EntityRun entity, DeadLetter letter) => letter.Store <= entity.Store
        && (entity.Plan.NeedsKeyPass || letter.Kind != DeadLetterKind.Duplicate
            || !entity.Plan.Tables.Any(table => table.Name == letter.Table && RemovedDocuments.IsByKey(table, letter.Path)));
}

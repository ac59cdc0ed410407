using Microsoft.Extensions.DependencyInjection;
using MongoEtl.Runtime;

namespace Community.Checks;

/// <summary>The twelve published checks, in their order.</summary>
public static class CommunityChecks
{
    /// <summary>Adds them to the services.</summary>
    public static IServiceCollection AddCommunityChecks(this IServiceCollection services) => services
        .AddSingleton<IValidationCheck, RecordCounts>()
        .AddSingleton<IValidationCheck, MongoIdColumns>()
        .AddSingleton<IValidationCheck, RoomConsistency>()
        .AddSingleton<IValidationCheck, Uuid5Determinism>()
        .AddSingleton<IValidationCheck, LookupTables>()
        .AddSingleton<IValidationCheck, Organizations>()
        .AddSingleton<IValidationCheck, FileUrlReplacement>()
        .AddSingleton<IValidationCheck, MessageFiltering>()
        .AddSingleton<IValidationCheck, LiveDeletedAt>()
        .AddSingleton<IValidationCheck, ForeignKeyRelations>()
        .AddSingleton<IValidationCheck, DataTransformations>()
        .AddSingleton<IValidationCheck, CrossDatabaseConsistency>();
}

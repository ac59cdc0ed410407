using Community;
using Community.Checks;
using Community.Rules;
using Community.Sample;
using Microsoft.Extensions.DependencyInjection;
using MongoEtl.Cli;

return await MigratorCli.RunAsync(args, MigrationPlan.Create, services =>
{
    foreach (var setting in CommunitySettings.All)
        services.AddSingleton(setting);
    services
        .AddSingleton(provider => CommunitySettings.UrlPrefixesOf(provider.GetRequiredService<ProjectSettings>()))
        .AddSingleton(provider => CommunitySettings.UserIdentityOf(provider.GetRequiredService<ProjectSettings>()))
        .AddSingleton(provider => CommunitySettings.EncryptionOf(provider.GetRequiredService<ProjectSettings>()))
        .AddSingleton(provider => CommunitySettings.TextComparerOf(provider.GetRequiredService<ProjectSettings>()))
        .AddSingleton(provider => CommunitySettings.RoomDataComparerOf(provider.GetRequiredService<ProjectSettings>()))
        .AddCommunityChecks()
        .AddSingleton<ISampleData, CommunitySample>();
});

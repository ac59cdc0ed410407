using Community;
using Community.Rules;
using Community.Sample;
using Microsoft.Extensions.DependencyInjection;
using MongoEtl.Cli;

return await MigratorCli.RunAsync(args, MigrationPlan.Create, services => services
    .AddSingleton(UrlPrefixes.Parse(Environment.GetEnvironmentVariable("URL_PREFIXES") ?? UrlPrefixes.Sample.Fingerprint))
    .AddSingleton(new UserIdentity(Guid.Parse(Environment.GetEnvironmentVariable("USER_UUID_NAMESPACE") ?? MongoEtl.Uuid5.OidNamespace.ToString())))
    .AddSingleton<ISampleData, CommunitySample>());

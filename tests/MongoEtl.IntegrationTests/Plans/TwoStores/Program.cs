using MongoEtl.Cli;
using TwoStores;

return await MigratorCli.RunAsync(args, MigrationPlan.Create);

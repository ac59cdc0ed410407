using MongoEtl.Cli;
using References;

return await MigratorCli.RunAsync(args, MigrationPlan.Create);

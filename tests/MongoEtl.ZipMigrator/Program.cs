using MongoEtl.Cli;
using ZipMigrator;

return await MigratorCli.RunAsync(args, MigrationPlan.Create);

using MongoEtl.Cli;
using RealDumps;

return await MigratorCli.RunAsync(args, MigrationPlan.Create);

using MongoEtl.Cli;
using Shapes;

return await MigratorCli.RunAsync(args, MigrationPlan.Create);

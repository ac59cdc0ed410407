using Derived;
using MongoEtl.Cli;

return await MigratorCli.RunAsync(args, MigrationPlan.Create);

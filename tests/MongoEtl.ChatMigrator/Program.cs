using ChatMigrator;
using ChatMigrator.Resending;
using MongoEtl.Cli;

// The floor of the comparison is compiled as the program is: both start at once and need no warming up.
return args is ["resend", .. var options]
    ? await ResendCommand.RunAsync(options)
    : await MigratorCli.RunAsync(args, MigrationPlan.Create);

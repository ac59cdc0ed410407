using Encrypted;
using Microsoft.Extensions.DependencyInjection;
using MongoEtl;
using MongoEtl.Cli;

return await MigratorCli.RunAsync(args, MigrationPlan.Create, services => services
    .AddSingleton(new ProjectSetting(LetterTexts.Mode, "How texts are written: v1, compatible or off.") { Example = "off" })
    .AddSingleton(provider => new LetterTexts(provider.GetRequiredService<ProjectSettings>()))
    .AddSingleton<IPlaintextComparer>(provider => provider.GetRequiredService<LetterTexts>().Comparer));

using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using CommandLine;

namespace MongoEtl.Cli;

/// <summary>What an options class declares, for manual pages and for finding the name that was meant.</summary>
internal static class OptionList
{
    /// <summary>The options of a class in declaration order, the class's own before those of its bases.</summary>
    [UnconditionalSuppressMessage("Trimming", "IL2070", Justification =
        "A program published as native code keeps this assembly whole (TrimmerRootAssembly), because the command line's library finds options so too.")]
    public static IReadOnlyList<OptionDescription> Of(Type options)
    {
        var list = new List<OptionDescription>();
        for (var type = options; type is not null && type != typeof(object); type = type.BaseType)
        {
            foreach (var property in type.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly))
            {
                if (property.GetCustomAttribute<OptionAttribute>() is not { } option)
                    continue;
                var manual = property.GetCustomAttribute<ManualAttribute>()
                    ?? throw new InvalidOperationException($"--{option.LongName} has no [Manual].");
                list.Add(new OptionDescription(
                    option.LongName, option.MetaValue ?? "", option.HelpText ?? "", manual.Default, manual.Example));
            }
        }
        return list;
    }
}

namespace MongoEtl.Sources.Tests;

/// <summary>How the specifications call the types of servers.</summary>
internal static class SpecificationNames
{
    internal static string Of(ServerType type) => type switch
    {
        ServerType.Primary or ServerType.Secondary or ServerType.Arbiter or ServerType.Other or ServerType.Ghost => "RS" + type,
        _ => type.ToString(),
    };

    internal static ServerType ServerTypeOf(string name) => Enum.GetValues<ServerType>().Single(type => Of(type) == name);
}

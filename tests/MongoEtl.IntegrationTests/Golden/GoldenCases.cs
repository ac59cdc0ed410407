using MongoEtl.IntegrationTests.Golden.Cases;

namespace MongoEtl.IntegrationTests.Golden;

/// <summary>All cases, in the order in which their documents stand in their collections: serial keys follow it.</summary>
internal static class GoldenCases
{
    public static IReadOnlyList<GoldenCase> All { get; } =
    [
        .. RoleCases.All, .. PlaceCases.All, .. CatalogueCases.All, .. UserCases.All, .. ChannelCases.All, .. DocCases.All, .. LiveCases.All,
        .. RoomCases.All, .. MessageCases.All, .. MemberCases.All, .. LookupCases.All,
    ];
}

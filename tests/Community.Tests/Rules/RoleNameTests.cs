using Community.Rules;

namespace Community.Tests.Rules;

/// <summary>Table 0.7, D11: exact name, then without the suffix, then with it.</summary>
public class RoleNameTests
{
    [Fact]
    public void A_name_with_the_suffix_is_sought_exactly_then_bare() =>
        RoleName.Find("AGENTE_ROLE").ShouldBe(MongoEtl.Reference<Documents.Role>.ByFirst("AGENTE_ROLE", "AGENTE"));

    [Fact]
    public void A_name_without_the_suffix_is_sought_exactly_then_suffixed() =>
        RoleName.Find("AGENTE").ShouldBe(MongoEtl.Reference<Documents.Role>.ByFirst("AGENTE", "AGENTE", "AGENTE_ROLE"));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void No_name_is_no_reference(string? text) => RoleName.Find(text).IsNull.ShouldBeTrue();
}

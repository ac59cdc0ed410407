using System.Runtime.CompilerServices;
using MongoEtl.Generators.Emit.Filters;

namespace MongoEtl.Generators.Tests.Filters;

public class FilterEmitterTests
{
    [Fact]
    public void Choices_of_texts_are_readable_literals() =>
        Verify("UserFilter", "Community.Documents", "{ role: { $in: ['USER_ROLE', 'AGENTE_ROLE'] } }");

    [Fact]
    public void Every_kind_of_condition_has_its_line() => Verify("OrderFilter", "Shop", """
        {
          state: 'open', 'items.price': { $gte: 2.5, $ne: { $numberDecimal: "9.99" } }, deletedAt: null, code: { $type: ['int', 'string'] },
          $or: [
            { kind: { $nin: [1, 'ä'] } },
            { paid: { $exists: false }, at: { $lt: ISODate("2024-01-01") } },
            { $nor: [{ a: 1 }, { a: '\n"\u2028' }] }
          ],
          total: { $not: { $gt: 10, $lt: 20 } }
        }
        """);

    [Fact]
    public void A_filter_without_conditions_is_true() => Verify("AllFilter", "", "{}");

    [Fact]
    public void The_same_filter_is_the_same_text() =>
        FilterEmitter.Emit("F", "N", CompiledFilters.Parse("{ a: { $in: [1, 2] } }"))
            .ShouldBe(FilterEmitter.Emit("F", "N", CompiledFilters.Parse("{ a: { $in: [1, 2] } }")));

    private static void Verify(
        string className, string @namespace, string filter, [CallerMemberName] string test = "", [CallerFilePath] string sourceFile = "")
    {
        var source = FilterEmitter.Emit(className, @namespace, CompiledFilters.Parse(filter));
        var folder = Path.Combine(Path.GetDirectoryName(sourceFile)!, "Verified");
        var received = Path.Combine(folder, $"FilterEmitterTests.{test}.received.cs");
        var verified = Path.Combine(folder, $"FilterEmitterTests.{test}.verified.cs");
        if (!File.Exists(verified) || File.ReadAllText(verified) != source)
            File.WriteAllText(received, source);
        File.Exists(verified).ShouldBeTrue($"review {received} and rename it to accept it");
        source.ShouldBe(File.ReadAllText(verified), $"review {received} and rename it to accept it");
    }
}

namespace MongoEtl.Tests.Errors;

/// <summary>What a dead letter says of a rule that threw: where, and no value.</summary>
public sealed class RuleExceptionTests
{
    private const string Here = "MongoEtl.Tests.Errors.RuleExceptionTests";
    private const string Value = "value-of-a-document";

    private static string Property => throw new InvalidOperationException(Value);

    [Fact]
    public void The_innermost_member_of_the_users_code_is_named()
    {
        Reason(() => _ = Property).ShouldBe($"the rule of column t.c threw InvalidOperationException in {Here}.Property; "
            + "correct the rule and replay the document");
        Reason(() => Nested.Parse(Value)).ShouldContain($"threw FormatException in {Here}.Nested.Parse;");
        Reason(() => Lambda(Value)).ShouldContain($"threw FormatException in {Here}.Lambda;");
        Reason(() => Iterator(Value).ToList()).ShouldContain($"threw FormatException in {Here}.Iterator;");
        Reason(() => new ScopedTextCipher(new MasterKey(new byte[32])).Decrypt(Guid.Empty, Value)).ShouldContain(
            $"threw EncryptionException in {Here}.");
    }

    [Fact]
    public void An_exception_that_nobody_threw_has_no_place() => new RuleException("t", "c", new FormatException(Value)).Reason.ShouldBe(
        "the rule of column t.c threw FormatException; correct the rule and replay the document");

    private static string Reason(Action rule)
    {
        try
        {
            rule();
        }
        catch (Exception thrown)
        {
            var exception = new RuleException("t", "c", thrown);
            exception.Message.ShouldNotContain(Value);
            return exception.Reason;
        }
        throw new InvalidOperationException("The rule did not throw.");
    }

    private static int Lambda(string text)
    {
        Func<int> parse = () => int.Parse(text);
        return parse();
    }

    private static IEnumerable<int> Iterator(string text)
    {
        yield return int.Parse(text);
    }

    private static class Nested
    {
        public static int Parse(string text) => int.Parse(text);
    }
}

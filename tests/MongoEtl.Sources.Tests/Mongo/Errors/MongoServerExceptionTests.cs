namespace MongoEtl.Sources.Tests;

public sealed class MongoServerExceptionTests
{
    // Code, text, not primary, recovering, shutting down, retryable read.
    [Theory]
    [InlineData(10107, "", true, false, false, true)]
    [InlineData(13435, "", true, false, false, true)]
    [InlineData(10058, "", true, false, false, false)]
    [InlineData(11600, "", false, true, true, true)]
    [InlineData(91, "", false, true, true, true)]
    [InlineData(11602, "", false, true, false, true)]
    [InlineData(13436, "", false, true, false, true)]
    [InlineData(189, "", false, true, false, true)]
    [InlineData(6, "", false, false, false, true)]
    [InlineData(7, "", false, false, false, true)]
    [InlineData(89, "", false, false, false, true)]
    [InlineData(134, "", false, false, false, true)]
    [InlineData(262, "", false, false, false, true)]
    [InlineData(9001, "", false, false, false, true)]
    [InlineData(13, "not master", false, false, false, false)]
    [InlineData(43, "", false, false, false, false)]
    [InlineData(50, "", false, false, false, false)]
    [InlineData(null, "not master", true, false, false, true)]
    [InlineData(null, "node is recovering", false, true, false, true)]
    [InlineData(null, "not master or secondary; cannot currently read", false, true, false, true)]
    [InlineData(null, "no such thing", false, false, false, false)]
    public void Codes_mean_what_the_specifications_say(
        int? code, string text, bool notPrimary, bool recovering, bool shuttingDown, bool retryable)
    {
        var error = new MongoServerException(new MongoHost("h"), "find", new ServerErrorFields(code, null, text, [], null));
        (error.IsNotPrimary, error.IsRecovering, error.IsShuttingDown, error.IsRetryableRead, error.IsTransient)
            .ShouldBe((notPrimary, recovering, shuttingDown, retryable, retryable));
    }

    [Theory]
    [InlineData("""{"ok":1}""")]
    [InlineData("""{"n":5,"ok":1.0}""")]
    [InlineData("""{"ok":{"$numberLong":"1"}}""")]
    [InlineData("""{"ok":true}""")]
    public void Answers_that_say_ok_are_no_errors(string answer) => ServerErrorFields.Read(ExtendedJson.Parse(answer)).ShouldBeNull();

    [Theory]
    [InlineData("""{"ok":0}""", null, "no reason given")]
    [InlineData("""{}""", null, "no reason given")]
    [InlineData("""{"ok":0.0,"errmsg":"x","code":43}""", 43, "x")]
    [InlineData("""{"ok":1,"$err":"old","code":7.0}""", 7, "old")]
    [InlineData("""{"ok":false,"errmsg":5,"code":"many"}""", null, "no reason given")]
    public void Answers_that_do_not_are(string answer, int? code, string message)
    {
        var error = ServerErrorFields.Read(ExtendedJson.Parse(answer)).ShouldNotBeNull();
        (error.Code, error.Message).ShouldBe((code, message));
    }

    [Fact]
    public void Missing_rights_are_answered_with_what_to_do() =>
        new MongoServerException(new MongoHost("h"), "find", new ServerErrorFields(13, "Unauthorized", "not authorized", [], null)).Message
            .ShouldBe("MongoDB at h:27017: it refused find: not authorized (Unauthorized, 13); grant the user the role read on that "
                + "database, or log in as another user");
}

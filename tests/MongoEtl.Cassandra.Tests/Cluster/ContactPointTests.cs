namespace MongoEtl.Cassandra.Tests;

public sealed class ContactPointTests
{
    [Theory]
    [InlineData("node1", "node1", 9042)]
    [InlineData(" node1:9142 ", "node1", 9142)]
    [InlineData("10.0.0.1", "10.0.0.1", 9042)]
    [InlineData("10.0.0.1:19042", "10.0.0.1", 19042)]
    [InlineData("::1", "::1", 9042)]
    [InlineData("[::1]", "::1", 9042)]
    [InlineData("[fe80::2]:9142", "fe80::2", 9142)]
    public void Host_and_port_are_read(string text, string host, int port) =>
        ContactPoint.Parse(text, 9042).ShouldBe(new ContactPoint(host, port));

    [Theory]
    [InlineData("")]
    [InlineData("node1:")]
    [InlineData("node1:0")]
    [InlineData("node1:65536")]
    [InlineData("node1:cql")]
    [InlineData("[]:9042")]
    [InlineData("[::1]9042")]
    [InlineData("a:b:c")]
    public void What_is_no_address_is_told(string text) =>
        Should.Throw<FormatException>(() => ContactPoint.Parse(text, 9042)).Message.ShouldContain($"\"{text}\"");
}

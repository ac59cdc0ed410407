namespace MongoEtl.Sources.Tests;

/// <summary>Failures as connections throw them.</summary>
internal static class Errors
{
    public static MongoServerException Refusal(string command, int code) =>
        new(FakeServer.Somewhere, command, new ServerErrorFields(code, null, "no", [], null));

    public static MongoNetworkException Network() => new(FakeServer.Somewhere, "the connection ended");
}

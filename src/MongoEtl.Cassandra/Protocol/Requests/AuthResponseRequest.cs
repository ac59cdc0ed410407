using System.Text;

namespace MongoEtl.Cassandra;

/// <summary>AUTH_RESPONSE: a SASL token (specification, section 4.1.2). Answer: <see cref="AuthSuccessResponse"/> or <see cref="AuthChallengeResponse"/>.</summary>
internal sealed class AuthResponseRequest(ReadOnlyMemory<byte> token) : IRequest
{
    /// <inheritdoc/>
    public Opcode Opcode => Opcode.AuthResponse;

    /// <inheritdoc/>
    public FrameFlags Flags => FrameFlags.None;

    /// <summary>The one token of SASL PLAIN: a zero byte, the user, a zero byte, the password (RFC 4616).</summary>
    public static AuthResponseRequest Plain(string user, string password) => new(Encoding.UTF8.GetBytes($"\0{user}\0{password}"));

    /// <inheritdoc/>
    public int GetBodyLength(ProtocolVersion version) => 4 + token.Length;

    /// <inheritdoc/>
    public void WriteBody(ref ProtocolWriter writer, ProtocolVersion version) => writer.WriteBytes(token.Span);
}

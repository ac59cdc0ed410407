using System.Net;

namespace MongoEtl.Cassandra;

/// <summary>ERROR: reads the message and makes its typed exception (specification, sections 4.2.1 and 8).</summary>
internal static class ErrorResponse
{
    /// <summary>Reads code, text and what the code adds.</summary>
    public static ServerException Read(ref ProtocolReader body, ProtocolVersion version)
    {
        var error = new ServerErrorText((ErrorCode)body.ReadInt(), body.ReadString());
        return error.Code switch
        {
            ErrorCode.ServerError => new ServerErrorException(error),
            ErrorCode.ProtocolError => new ProtocolErrorException(error),
            ErrorCode.BadCredentials => new BadCredentialsException(error),
            ErrorCode.Overloaded => new OverloadedException(error),
            ErrorCode.IsBootstrapping => new IsBootstrappingException(error),
            ErrorCode.TruncateError => new TruncateException(error),
            ErrorCode.CdcWriteFailure => new CdcWriteFailureException(error),
            ErrorCode.SyntaxError => new SyntaxErrorException(error),
            ErrorCode.Unauthorized => new UnauthorizedException(error),
            ErrorCode.Invalid => new InvalidException(error),
            ErrorCode.ConfigError => new ConfigErrorException(error),
            ErrorCode.AlreadyExists => new AlreadyExistsException(error, body.ReadString(), body.ReadString()),
            ErrorCode.Unprepared => new UnpreparedException(error, body.ReadShortBytes().ToArray()),
            ErrorCode.FunctionFailure => new FunctionFailureException(error, body.ReadString(), body.ReadString(), body.ReadStringList()),
            _ => ReadReplicaError(ref body, error, version),
        };
    }

    private static ServerException ReadReplicaError(ref ProtocolReader body, ServerErrorText error, ProtocolVersion version)
    {
        switch (error.Code)
        {
            case ErrorCode.Unavailable:
                return new UnavailableException(error, (Consistency)body.ReadShort(), body.ReadInt(), body.ReadInt());
            case ErrorCode.WriteTimeout:
                return ReadWriteTimeout(ref body, error);
            case ErrorCode.ReadTimeout:
                return new ReadTimeoutException(error, ReadCounts(ref body), body.ReadByte() != 0);
            case ErrorCode.ReadFailure:
                return new ReadFailureException(error, ReadCounts(ref body), ReadFailures(ref body, version), body.ReadByte() != 0);
            case ErrorCode.WriteFailure:
                return new WriteFailureException(error, ReadCounts(ref body), ReadFailures(ref body, version), body.ReadString());
            case ErrorCode.CasWriteUnknown:
                return new CasWriteUnknownException(error, ReadCounts(ref body));
            default:
                return new ServerException(error);
        }
    }

    private static WriteTimeoutException ReadWriteTimeout(ref ProtocolReader body, ServerErrorText error)
    {
        var counts = ReadCounts(ref body);
        var writeType = body.ReadString();
        // Version 5 adds this for conditional writes; servers of version 4 leave it out.
        return new WriteTimeoutException(error, counts, writeType, writeType == "CAS" && body.Remaining >= 2 ? body.ReadShort() : null);
    }

    private static ReplicaCounts ReadCounts(ref ProtocolReader body) => new((Consistency)body.ReadShort(), body.ReadInt(), body.ReadInt());

    private static ReplicaFailures ReadFailures(ref ProtocolReader body, ProtocolVersion version)
    {
        if (version < ProtocolVersion.V5)
            return new ReplicaFailures(body.ReadInt(), []);
        var reasons = new KeyValuePair<IPAddress, int>[body.ReadCount(7)];
        for (var index = 0; index < reasons.Length; index++)
            reasons[index] = new(body.ReadInetAddress(), body.ReadShort());
        return new ReplicaFailures(reasons.Length, reasons);
    }
}

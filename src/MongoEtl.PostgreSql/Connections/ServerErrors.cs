using System.Net.Sockets;
using System.Text.RegularExpressions;
using MongoEtl.Runtime;
using Npgsql;

namespace MongoEtl.PostgreSql;

/// <summary>Tells what a server or a lost connection said, and what to do. Values and passwords stay out: the server's words are
/// repeated only where they cannot quote a value.</summary>
/// <remarks>PostgreSQL manual, Appendix A, "Error Codes".</remarks>
internal static partial class ServerErrors
{
    /// <summary>Whether the error is the server's or the connection's, and so for <see cref="Explain"/>.</summary>
    internal static bool IsFromServer(Exception error) => error is NpgsqlException or SocketException or IOException or TimeoutException;

    internal static TargetException Explain(Exception error, PostgresOptions options, string doing)
    {
        if (error is not PostgresException server)
            return new TargetException(
                $"PostgreSQL at {options.Endpoint}, {doing}: {Connection(error, options)}", error) { IsTransient = IsTransient(error) };
        if (IsRefusal(server.SqlState))
            return Refusal(server, options, doing);
        return new TargetException($"PostgreSQL at {options.Endpoint}, {doing}: {Sentence(server, options)}", server)
        {
            IsTransient = IsTransient(server),
            SqlState = server.SqlState,
        };
    }

    /// <summary>The rows are at fault (data exceptions and integrity constraints), not the server.</summary>
    internal static bool IsRefusal(string sqlState) => sqlState.StartsWith("22", StringComparison.Ordinal) || sqlState.StartsWith("23", StringComparison.Ordinal);

    /// <summary>Lost connections (08), conflicts (40), exhausted resources (53) and an operator's
    /// doing (57: shutdown, terminated backend).</summary>
    internal static bool IsTransient(Exception error) => error switch
    {
        PostgresException server => server.IsTransient || server.SqlState[..2] is "08" or "40" or "53" or "57" && server.SqlState != "57014",
        NpgsqlException lost => lost.IsTransient || lost.InnerException is SocketException or IOException or TimeoutException or EndOfStreamException,
        _ => true,
    };

    private static RowsRefusedException Refusal(PostgresException server, PostgresOptions options, string doing)
    {
        var place = CopyPlace().Match(server.Where ?? "");
        var table = server.TableName ?? (place.Success ? place.Groups["table"].Value : null);
        var column = server.ColumnName ?? server.ConstraintName ?? (place.Groups["column"].Success ? place.Groups["column"].Value : null);
        var what = table is null ? "rows" : column is null ? table : $"{table}.{column}";
        return new RowsRefusedException($"PostgreSQL at {options.Endpoint}, {doing}: {what} refused: {Reason(server)} (SQLSTATE {server.SqlState})", table, column, server)
        {
            SqlState = server.SqlState,
        };
    }

    /// <summary>Fixed words: the server's own quote the value in this class.</summary>
    private static string Reason(PostgresException server) => server.SqlState switch
    {
        "22001" => "a text is too long",
        "22003" => "a number is out of range",
        "22007" or "22008" => "a date or time is out of range",
        "22021" => "a text is not valid in the database's encoding",
        "22P02" => "a value is not valid for the column's type; for an enum, its type lacks the label",
        "22P03" => "the binary form of a value does not fit the column's type",
        "22P05" => "a character cannot be held in the database's encoding",
        "23502" => "null in a column that is NOT NULL",
        "23503" => "a reference to a row that is not there",
        "23505" => "another row has the same key",
        "23514" => "a check constraint says no",
        "23P01" => "an exclusion constraint says no",
        _ => server.SqlState.StartsWith("23", StringComparison.Ordinal) ? "a constraint says no" : "a value is not valid",
    };

    private static string Sentence(PostgresException server, PostgresOptions options) => server.SqlState switch
    {
        "28P01" => $"it does not accept the password of {options.User}; correct POSTGRES_USER and POSTGRES_PASSWORD",
        "28000" => $"it does not let {options.User} in ({server.MessageText}); correct POSTGRES_USER, or the server's pg_hba.conf",
        "3D000" => $"there is no database {options.Database}; create it (createdb {options.Database}) or correct POSTGRES_DB",
        "42501" => $"{options.User} may not do that: {server.MessageText}; grant the right, or sign in as the owner",
        "53100" => $"its disk is full: {server.MessageText}; make room and run again",
        "53300" => $"it has no connection left: {server.MessageText}; run with fewer --jobs, or raise max_connections",
        "57P03" => "it is starting up or shutting down; try again in a moment",
        "25006" => "it is read-only (a standby?); give the address of the primary",
        _ => $"{server.MessageText} (SQLSTATE {server.SqlState})",
    };

    private static string Connection(Exception error, PostgresOptions options) => Socket(error) switch
    {
        SocketError.ConnectionRefused => "nothing listens there (connection refused); start PostgreSQL, or correct POSTGRES_HOST and POSTGRES_PORT",
        SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain => "the name has no address; correct POSTGRES_HOST",
        SocketError.HostUnreachable or SocketError.NetworkUnreachable => "there is no way to that network address; correct POSTGRES_HOST, or the network",
        SocketError.AddressNotAvailable when options.Host.StartsWith('/') => "there is no such socket; start PostgreSQL, or correct POSTGRES_HOST and POSTGRES_PORT",
        _ when error is TimeoutException or { InnerException: TimeoutException } => "no answer in time; check the address, a firewall, or the server's load",
        _ => $"the connection failed: {error.Message}",
    };

    private static SocketError? Socket(Exception? error) => error switch
    {
        null => null,
        SocketException socket => socket.SocketErrorCode,
        _ => Socket(error.InnerException),
    };

    [GeneratedRegex("^COPY (?<table>[^,]+), line \\d+(, column (?<column>[^:]+))?")]
    private static partial Regex CopyPlace();
}

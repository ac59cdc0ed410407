namespace MongoEtl.Cassandra;

/// <summary>A CQL type as metadata describes it (specification, section 4.2.5.2).</summary>
internal sealed class CqlType
{
    private const int DeepestNesting = 32;

    /// <summary>Which type, or which kind of it.</summary>
    public required CqlTypeCode Code { get; init; }

    /// <summary>What it is made of: a list's or set's element; a map's key and value; a tuple's or user-defined type's fields. Else empty.</summary>
    public IReadOnlyList<CqlType> Parts { get; init; } = [];

    /// <summary>The server's class of a custom type, the name of a user-defined one; else null.</summary>
    public string? Name { get; init; }

    /// <summary>The keyspace of a user-defined type; else null.</summary>
    public string? Keyspace { get; init; }

    /// <summary>The names of a user-defined type's fields; else empty.</summary>
    public IReadOnlyList<string> FieldNames { get; init; } = [];

    /// <summary>The type as CQL writes it, without <c>frozen</c>, which metadata does not tell.</summary>
    public override string ToString() => Code switch
    {
        CqlTypeCode.Varchar => "text",
        CqlTypeCode.Custom => $"'{Name}'",
        CqlTypeCode.Udt => $"{Keyspace}.{Name}",
        CqlTypeCode.List or CqlTypeCode.Set or CqlTypeCode.Map or CqlTypeCode.Tuple =>
            $"{Code.ToString().ToLowerInvariant()}<{string.Join(", ", Parts)}>",
        _ => Code.ToString().ToLowerInvariant(),
    };

    internal static CqlType Read(ref ProtocolReader reader, int depth = 0)
    {
        if (depth > DeepestNesting)
            throw new ProtocolViolationException($"types nested deeper than {DeepestNesting}");
        var code = (CqlTypeCode)reader.ReadShort();
        return code switch
        {
            CqlTypeCode.Custom => Custom(reader.ReadString()),
            CqlTypeCode.List or CqlTypeCode.Set => new CqlType { Code = code, Parts = [Read(ref reader, depth + 1)] },
            CqlTypeCode.Map => new CqlType { Code = code, Parts = [Read(ref reader, depth + 1), Read(ref reader, depth + 1)] },
            CqlTypeCode.Tuple => new CqlType { Code = code, Parts = ReadParts(ref reader, depth) },
            CqlTypeCode.Udt => ReadUdt(ref reader, depth),
            _ => Enum.IsDefined(code) ? new CqlType { Code = code } : throw new ProtocolViolationException($"a type of unknown id 0x{(int)code:X4}"),
        };
    }

    /// <summary>Version 4 is older than durations, which its servers describe by their class.</summary>
    private static CqlType Custom(string name) => name == "org.apache.cassandra.db.marshal.DurationType"
        ? new CqlType { Code = CqlTypeCode.Duration }
        : new CqlType { Code = CqlTypeCode.Custom, Name = name };

    private static CqlType[] ReadParts(ref ProtocolReader reader, int depth)
    {
        var parts = new CqlType[reader.ReadShortCount(2)];
        for (var index = 0; index < parts.Length; index++)
            parts[index] = Read(ref reader, depth + 1);
        return parts;
    }

    private static CqlType ReadUdt(ref ProtocolReader reader, int depth)
    {
        var keyspace = reader.ReadString();
        var name = reader.ReadString();
        var names = new string[reader.ReadShortCount(4)];
        var parts = new CqlType[names.Length];
        for (var index = 0; index < parts.Length; index++)
        {
            names[index] = reader.ReadString();
            parts[index] = Read(ref reader, depth + 1);
        }
        return new CqlType { Code = CqlTypeCode.Udt, Keyspace = keyspace, Name = name, FieldNames = names, Parts = parts };
    }
}

using System.Globalization;
using System.Text.Json;

namespace MongoEtl;

/// <content>Special objects of several members, which may come in any order.</content>
internal ref partial struct ExtendedJsonParser
{
    /// <summary>Reads a special object to its end, its first name being read; false for an ordinary document.</summary>
    private bool Compound(string name, string key)
    {
        switch (key)
        {
            case "$binary":
                Binary(name);
                break;
            case "$timestamp":
                Timestamp(name);
                break;
            case "$regularExpression":
                RegularExpression(name);
                break;
            case "$dbPointer":
                DbPointer(name);
                break;
            case "$code" or "$scope":
                Code(name, key);
                return true;
            default:
                return false;
        }
        CloseObject();
        return true;
    }

    private void Binary(string name)
    {
        string? base64 = null, subType = null;
        OpenObject();
        for (var member = 0; member < 2; member++)
        {
            Next();
            if (IsNext("base64"u8, base64 is null))
                base64 = StringValue();
            else if (IsNext("subType"u8, subType is null))
                subType = StringValue();
            else
                throw Wrong("$binary has base64 and subType, each once");
        }
        CloseObject();
        var bytes = new byte[base64!.Length];
        if (!Convert.TryFromBase64String(base64, bytes, out var length))
            throw Wrong("base64 is no base64 text");
        if (subType!.Length > 2 || !byte.TryParse(subType, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
            throw Wrong("subType is not one or two hexadecimal digits");
        _writer.WriteBinary(name, bytes.AsSpan(0, length), code);
    }

    private void Timestamp(string name)
    {
        uint? seconds = null, increment = null;
        OpenObject();
        for (var member = 0; member < 2; member++)
        {
            Next();
            if (IsNext("t"u8, seconds is null))
                seconds = Unsigned();
            else if (IsNext("i"u8, increment is null))
                increment = Unsigned();
            else
                throw Wrong("$timestamp has t and i, each once");
        }
        CloseObject();
        _writer.WriteTimestamp(name, seconds!.Value, increment!.Value);
    }

    private void RegularExpression(string name)
    {
        string? pattern = null, options = null;
        OpenObject();
        for (var member = 0; member < 2; member++)
        {
            Next();
            if (IsNext("pattern"u8, pattern is null))
                pattern = StringValue();
            else if (IsNext("options"u8, options is null))
                options = StringValue();
            else
                throw Wrong("$regularExpression has pattern and options, each once");
        }
        CloseObject();
        if (pattern!.Contains('\0') || options!.Contains('\0'))
            throw Wrong("a regular expression cannot contain the NUL character");
        _writer.WriteRegularExpression(name, pattern, options);
    }

    private void DbPointer(string name)
    {
        string? collection = null;
        ObjectId? id = null;
        OpenObject();
        for (var member = 0; member < 2; member++)
        {
            Next();
            if (IsNext("$ref"u8, collection is null))
                collection = StringValue();
            else if (IsNext("$id"u8, id is null))
                id = PointedId();
            else
                throw Wrong("$dbPointer has $ref and $id, each once");
        }
        CloseObject();
        _writer.WriteDbPointer(name, collection!, id!.Value);
    }

    private ObjectId PointedId()
    {
        Next();
        Expect(JsonTokenType.StartObject, "an object with $oid");
        Next();
        if (_reader.TokenType != JsonTokenType.PropertyName || !_reader.ValueTextEquals("$oid"u8))
            throw Wrong("expected $oid");
        var id = Oid();
        CloseObject();
        return id;
    }

    /// <summary>Code alone, or with its scope before or after it; reads to the object's end.</summary>
    private void Code(string name, string key)
    {
        string? code = null;
        byte[]? scope = null;
        for (; ; key = Text())
        {
            if (key == "$code" && code is null)
                code = StringValue();
            else if (key == "$scope" && scope is null)
                scope = Scope();
            else
                throw Wrong("code has $code and perhaps $scope, each once");
            Next();
            if (_reader.TokenType == JsonTokenType.EndObject)
                break;
        }
        if (code is null)
            throw Wrong("$scope needs $code beside it");
        if (scope is null)
            _writer.WriteJavaScript(name, code);
        else
            _writer.WriteJavaScriptWithScope(name, code, scope);
    }

    private byte[] Scope()
    {
        Next();
        Expect(JsonTokenType.StartObject, "a document in braces");
        var inner = new ExtendedJsonParser(_json, new BsonWriter()) { _reader = _reader };
        inner._writer.WriteStartDocument();
        inner.Members();
        inner._writer.WriteEndDocument();
        _reader = inner._reader;
        return inner._writer.ToArray();
    }

    private void OpenObject()
    {
        Next();
        Expect(JsonTokenType.StartObject, "an object in braces");
    }

    private uint Unsigned()
    {
        Next();
        return _reader.TokenType == JsonTokenType.Number && _reader.TryGetUInt32(out var value)
            ? value : throw Wrong("expected a number from 0 to 4294967295");
    }

    private readonly bool IsNext(ReadOnlySpan<byte> name, bool first) =>
        first && _reader.TokenType == JsonTokenType.PropertyName && _reader.ValueTextEquals(name);
}

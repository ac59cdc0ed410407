using System.Globalization;
using System.Text.Json;

namespace MongoEtl;

/// <content>Objects whose first name is reserved stand for a type that JSON lacks; they must then have exactly its shape.</content>
internal ref partial struct ExtendedJsonParser
{
    /// <summary>
    /// Reads the object, whose brace is read, as a special one to its end; nothing is consumed if it is an ordinary
    /// document.
    /// </summary>
    private bool TrySpecial(string name)
    {
        var before = _reader;
        Next();
        if (_reader.TokenType == JsonTokenType.PropertyName && _reader.ValueSpan is [(byte)'$' or (byte)'\\', ..] && Special(name, Text()))
            return true;
        _reader = before;
        return false;
    }

    private bool Special(string name, string key)
    {
        switch (key)
        {
            case "$oid":
                _writer.WriteObjectId(name, Oid());
                break;
            case "$symbol":
                _writer.WriteSymbol(name, StringValue());
                break;
            case "$numberInt":
                _writer.WriteInt32(name, Int());
                break;
            case "$numberLong":
                _writer.WriteInt64(name, Long());
                break;
            case "$numberDouble":
                _writer.WriteDouble(name, Real());
                break;
            case "$numberDecimal":
                _writer.WriteDecimal128(name, Decimal128.TryParse(StringValue(), out var value)
                    ? value : throw Wrong("$numberDecimal is no decimal of at most 34 digits"));
                break;
            case "$uuid":
                _writer.WriteGuid(name, Guid.TryParseExact(StringValue(), "D", out var uuid)
                    ? uuid : throw Wrong("$uuid is no UUID with hyphens"));
                break;
            case "$undefined":
                Next();
                Expect(JsonTokenType.True, "true");
                _writer.WriteUndefined(name);
                break;
            case "$minKey":
                One();
                _writer.WriteMinKey(name);
                break;
            case "$maxKey":
                One();
                _writer.WriteMaxKey(name);
                break;
            case "$date":
                Date(name);
                break;
            default:
                return Compound(name, key);
        }
        CloseObject();
        return true;
    }

    private string StringValue()
    {
        Next();
        Expect(JsonTokenType.String, "a text in quotes");
        return Text();
    }

    private ObjectId Oid() => ObjectId.TryParse(StringValue(), out var id) ? id : throw Wrong("$oid is not 24 hexadecimal digits");

    private int Int() => int.TryParse(StringValue(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
        ? value : throw Wrong("$numberInt is no integer of 32 bits");

    private long Long() => long.TryParse(StringValue(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
        ? value : throw Wrong("$numberLong is no integer of 64 bits");

    private double Real()
    {
        var text = StringValue();
        return text switch
        {
            "NaN" => double.NaN,
            "Infinity" => double.PositiveInfinity,
            "-Infinity" => double.NegativeInfinity,
            _ => double.TryParse(text, NumberStyles.Float & ~NumberStyles.AllowLeadingWhite & ~NumberStyles.AllowTrailingWhite,
                CultureInfo.InvariantCulture, out var value) && double.IsFinite(value)
                ? value : throw Wrong("$numberDouble is no finite number, NaN, Infinity or -Infinity"),
        };
    }

    private void One()
    {
        Next();
        if (_reader.TokenType != JsonTokenType.Number || !_reader.TryGetInt32(out var one) || one != 1)
            throw Wrong("expected 1");
    }

    private void Date(string name)
    {
        Next();
        if (_reader.TokenType == JsonTokenType.StartObject)
        {
            Next();
            if (_reader.TokenType != JsonTokenType.PropertyName || !_reader.ValueTextEquals("$numberLong"u8))
                throw Wrong("expected $numberLong");
            var milliseconds = Long();
            CloseObject();
            _writer.WriteDateTime(name, milliseconds);
            return;
        }
        Expect(JsonTokenType.String, "an ISO 8601 text or $numberLong");
        var text = System.Text.Encoding.UTF8.GetBytes(Text());
        if (!IsoDate.TryParse(text, out var moment) || moment.Ticks % TimeSpan.TicksPerMillisecond != 0)
            throw Wrong("$date is no ISO 8601 date of at most milliseconds");
        _writer.WriteDateTime(name, moment);
    }

    private void CloseObject()
    {
        Next();
        Expect(JsonTokenType.EndObject, "the closing brace: this object has no further members");
    }
}

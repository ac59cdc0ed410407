using System.Diagnostics.CodeAnalysis;
using MongoEtl.Internal;

namespace MongoEtl;

/// <content>What getters of not-null properties throw.</content>
public abstract partial class DocumentView
{
    /// <summary>The error of an element that is null or missing although its property is not null.</summary>
    protected FieldException MissingValue(Field field) => new(PathOf(field), FieldKinds.Describe(field.Kind), "nothing");

    /// <summary>A text that must not be null.</summary>
    /// <exception cref="FieldException">It is.</exception>
    protected Utf8Text RequireText(Utf8Text text, Field field)
    {
        if (text.IsNull)
            ThrowMissing(field);
        return text;
    }

    /// <summary>The error of a serial key that is asked before the key map gave one.</summary>
    protected static InvalidOperationException MissingKey() =>
        new("The document has no serial key yet. In a test, give one: FromJson(text, key: 7).");

    [DoesNotReturn]
    private void ThrowMissing(Field field) => throw MissingValue(field);
}

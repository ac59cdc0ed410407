using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace MongoEtl.CodeFixes;

/// <summary>Takes attributes out of a text, with the commas, blanks and lines that were there for them alone.</summary>
internal static class AttributeRemoval
{
    public static IEnumerable<TextChange> Changes(SourceText text, IReadOnlyCollection<AttributeSyntax> removed)
    {
        var lists = removed.GroupBy(a => (AttributeListSyntax)a.Parent!).ToLookup(g => g.Count() == g.Key.Attributes.Count, g => g.Key);
        var lines = new HashSet<int>(lists[true].SelectMany(l => OwnLines(text, l)));
        return lists[true].Select(l => ListSpan(text, l, lines)).Concat(lists[false].SelectMany(l => AttributeSpans(l, removed)))
            .Select(s => new TextChange(s, ""));
    }

    /// <summary>After one that stays, an attribute goes with the comma before it, else with the comma behind it.</summary>
    private static IEnumerable<TextSpan> AttributeSpans(AttributeListSyntax list, IReadOnlyCollection<AttributeSyntax> removed)
    {
        var stays = false;
        for (var i = 0; i < list.Attributes.Count; i++)
        {
            var attribute = list.Attributes[i];
            if (!removed.Contains(attribute))
                stays = true;
            else if (stays)
                yield return TextSpan.FromBounds(list.Attributes[i - 1].Span.End, attribute.Span.End);
            else
                yield return TextSpan.FromBounds(attribute.SpanStart, list.Attributes[i + 1].SpanStart);
        }
    }

    /// <param name="lines">The lines that go as a whole.</param>
    private static TextSpan ListSpan(SourceText text, AttributeListSyntax list, HashSet<int> lines)
    {
        var (first, last) = (text.Lines.GetLineFromPosition(list.SpanStart), text.Lines.GetLineFromPosition(list.Span.End));
        if (!IsBlank(text, list.Span.End, last.End))
            return TextSpan.FromBounds(list.SpanStart, SkipBlanks(text, list.Span.End));
        if (!IsBlank(text, first.Start, list.SpanStart))
            return TextSpan.FromBounds(SkipBlanksBack(text, list.SpanStart), list.Span.End);
        // Between two blank lines, or at the top, one of them goes too.
        var above = first.LineNumber - 1;
        while (lines.Contains(above))
            above--;
        var below = last.LineNumber + 1;
        var isBetweenBlanks = (above < 0 || IsBlank(text, above)) && below < text.Lines.Count && IsBlank(text, below);
        return TextSpan.FromBounds(first.Start, text.Lines[isBetweenBlanks ? below : last.LineNumber].EndIncludingLineBreak);
    }

    /// <summary>The lines that a list has for itself.</summary>
    private static IEnumerable<int> OwnLines(SourceText text, AttributeListSyntax list)
    {
        var (first, last) = (text.Lines.GetLineFromPosition(list.SpanStart), text.Lines.GetLineFromPosition(list.Span.End));
        return IsBlank(text, first.Start, list.SpanStart) && IsBlank(text, list.Span.End, last.End)
            ? Enumerable.Range(first.LineNumber, last.LineNumber - first.LineNumber + 1) : [];
    }

    private static bool IsBlank(SourceText text, int line) => IsBlank(text, text.Lines[line].Start, text.Lines[line].End);

    private static bool IsBlank(SourceText text, int start, int end) => SkipBlanks(text, start) >= end;

    private static int SkipBlanks(SourceText text, int position)
    {
        while (position < text.Length && text[position] is ' ' or '\t')
            position++;
        return position;
    }

    private static int SkipBlanksBack(SourceText text, int position)
    {
        while (position > 0 && text[position - 1] is ' ' or '\t')
            position--;
        return position;
    }
}

namespace MongoEtl.Generators.Parsing.Filters;

/// <summary>Parses the <c>Filter</c> of a <c>[Collection]</c>: a MongoDB query in relaxed Extended JSON.</summary>
internal static class FilterParser
{
    /// <summary>Reads a filter. Never throws: what is wrong is in the result.</summary>
    public static FilterParseResult Parse(string text)
    {
        try
        {
            var syntax = new RelaxedJsonReader(text).Read();
            if (syntax.Kind != RelaxedKind.Document)
                throw new FilterSyntaxException(syntax.Position,
                    $"a filter is a document such as {{ role: 'A' }}, not {syntax.Description}");
            return new FilterParseResult { Filter = FilterReader.Query(syntax) };
        }
        catch (FilterSyntaxException error)
        {
            return new FilterParseResult { Error = error.Message, Position = error.Position };
        }
    }
}

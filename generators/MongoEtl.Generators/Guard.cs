using Microsoft.CodeAnalysis;
using MongoEtl.Generators.Diagnostics;
using MongoEtl.Generators.Model;

namespace MongoEtl.Generators;

/// <summary>Turns an unexpected exception of a step into a diagnostic: nothing fails in silence.</summary>
internal static class Guard
{
    /// <summary>What a step gives, or what it gives on failure, made from the diagnostic.</summary>
    public static T Run<T>(ISymbol symbol, Func<T> step, Func<EquatableArray<DiagnosticInfo>, T> failed)
    {
        try
        {
            return step();
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            var bag = new DiagnosticBag();
            bag.Add(DiagnosticTable.Unexpected, symbol, symbol.Name, Describe(exception));
            return failed(bag.ToEquatable());
        }
    }

    /// <summary>Adds a file, or reports why it could not be written.</summary>
    public static void Add(SourceProductionContext context, string hintName, string what, Func<string> emit)
    {
        try
        {
            context.AddSource(hintName, emit());
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            context.ReportDiagnostic(Diagnostic.Create(DiagnosticTable.Unexpected, null, what, Describe(exception)));
        }
    }

    private static string Describe(Exception exception) => $"{exception.GetType().Name}: {exception.Message.Replace('\n', ' ')}";
}

using Microsoft.CodeAnalysis;
using MongoEtl.Generators.Model;

namespace MongoEtl.Generators.Diagnostics;

/// <summary>A diagnostic as plain data.</summary>
/// <param name="Id">Its id in <see cref="DiagnosticTable"/>.</param>
/// <param name="Location">Where, or null.</param>
/// <param name="Arguments">What its message is filled with.</param>
internal sealed record DiagnosticInfo(string Id, LocationSnapshot? Location, EquatableArray<string> Arguments)
{
    public Diagnostic ToDiagnostic() =>
        Diagnostic.Create(DiagnosticTable.Find(Id), Location?.ToLocation(), [.. Arguments.Cast<object>()]);
}

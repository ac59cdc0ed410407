namespace System.Diagnostics.CodeAnalysis;

/// <summary>What the compiler asks for to allow <c>required</c> on records; netstandard2.0 lacks it.</summary>
internal sealed class SetsRequiredMembersAttribute : Attribute;

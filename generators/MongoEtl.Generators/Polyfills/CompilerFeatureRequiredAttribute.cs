namespace System.Runtime.CompilerServices;

/// <summary>What the compiler asks for to allow <c>required</c>; netstandard2.0 lacks it.</summary>
internal sealed class CompilerFeatureRequiredAttribute(string featureName) : Attribute
{
    public string FeatureName { get; } = featureName;
}

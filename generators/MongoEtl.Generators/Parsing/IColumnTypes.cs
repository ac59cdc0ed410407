using Microsoft.CodeAnalysis;
using MongoEtl.Generators.Model;

namespace MongoEtl.Generators.Parsing;

/// <summary>The column types of a store.</summary>
internal interface IColumnTypes
{
    /// <summary>What the store's types are called in messages, and what has one.</summary>
    (string Store, string Use) Words { get; }

    /// <summary>Whether some type can hold the value.</summary>
    bool CanHold(HeldValue held);

    /// <summary>The column with the type that the property asks for, or that follows from what it holds.</summary>
    ColumnModel Apply(IPropertySymbol property, ColumnModel column, HeldValue held);
}

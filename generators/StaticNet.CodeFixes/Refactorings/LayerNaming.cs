using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using StaticNet.Generators.Declarations;
using StaticNet.Generators.Layers;
using StaticNet.Generators.Model;

namespace StaticNet.CodeFixes.Refactorings;

/// <summary>Writes down the names that layers have by default, which changes nothing.</summary>
internal static class LayerNaming
{
    /// <summary>The name to write; null where one is written, or where writing it would give other names.</summary>
    public static string? Unwritten(IElement element) => element switch
    {
        Layer { Id.IsNamed: false } layer => layer.Name,
        BlockUse { IsNamed: false, IsRepeated: false } use => use.Name,
        BlockUse { IsNamed: false } use => Stem(use),
        _ => null,
    };

    /// <summary>The attribute with a name.</summary>
    public static AttributeSyntax Named(AttributeSyntax attribute, string name) => AttributeEditing.WithArgument(
        attribute, SyntaxFactory.ParseAttributeArgumentList($"(Name = \"{name}\")")!.Arguments[0]);

    // Copies are numbered from 1 where they have a name, and otherwise after all uses of their block before.
    private static string? Stem(BlockUse use)
    {
        string stem = use.Names[0].Substring(0, use.Names[0].Length - 1);
        return use.Names.Select((name, copy) => name == $"{stem}{copy + 1}").All(static isSame => isSame) ? stem : null;
    }
}

using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using StaticNet.Generators.Diagnostics;
using StaticNet.Generators.Emission;
using StaticNet.Generators.Layers;
using StaticNet.Generators.Losses;
using StaticNet.Generators.Model;

namespace StaticNet.Generators.Parsing;

/// <summary>Turns the attributes of a class into a <see cref="NetworkDeclaration"/>. Symbols stop here.</summary>
internal static class NetworkParser
{
    public const string NetworkAttribute = "StaticNet.NetworkAttribute";

    public static NetworkDeclaration Parse(INamedTypeSymbol type, CancellationToken cancellation)
    {
        ProblemList problems = new();
        DeclarationChecks.Check(type, problems, cancellation);
        AttributeBinding binding = new(problems);
        ImmutableArray<AttributeData> attributes = type.GetAttributes();
        for (int ordinal = 0; ordinal < attributes.Length; ordinal++)
        {
            cancellation.ThrowIfCancellationRequested();
            if (IsOurs(attributes[ordinal].AttributeClass))
                binding.Bind(attributes[ordinal].AttributeClass!.Name, new AttributeReader(attributes[ordinal], ordinal, problems));
        }
        binding.Finish();
        MemberClashes.Check(type, binding.Layers, problems);
        return new NetworkDeclaration(
            type.ContainingNamespace is { IsGlobalNamespace: false } space ? space.ToDisplayString(TypeNames.WithKeywords) : "",
            TypeNames.Outer(type).ToEquatableArray(),
            Identifiers.Escape(type.Name),
            TypeNames.TypeParameters(type),
            TypeNames.IsPartialThroughout(type),
            TypeNames.HintName(type),
            binding.Input,
            binding.Output,
            binding.Layers.ToEquatableArray(),
            binding.Loss,
            problems.ToEquatableArray());
    }

    /// <summary>Whether an attribute is one of the language.</summary>
    public static bool IsOurs(INamedTypeSymbol? attribute) =>
        attribute is { ContainingType: null, ContainingNamespace: { Name: "StaticNet", ContainingNamespace.IsGlobalNamespace: true } };

    /// <summary>Whether an attribute belongs to a layer, a loss or a shape: one that means nothing without [Network].</summary>
    public static bool IsNetworkPart(INamedTypeSymbol? attribute) =>
        IsOurs(attribute)
        && (attribute!.Name is "InputAttribute" or "OutputAttribute"
            || LayerRegistry.Find(attribute.Name) is not null
            || LossRegistry.Find(attribute.Name) is not null);
}

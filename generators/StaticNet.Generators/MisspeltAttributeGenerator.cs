using Microsoft.CodeAnalysis;
using StaticNet.Generators.Analyzers;
using StaticNet.Generators.Parsing;

namespace StaticNet.Generators;

/// <summary>
/// Says what a misspelt attribute of a network was meant to be, and generates nothing. It is no analyzer because the C#
/// compiler reports the attribute, CS0246, and then stops before analyzers run; it does run generators before.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class MisspeltAttributeGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        foreach (string mark in new[]
        {
            NetworkParser.NetworkAttribute, NetworkParser.DeepBeliefNetworkAttribute, BlockParser.BlockAttribute,
        })
        {
            IncrementalValuesProvider<MisspeltAttribute> found = context.SyntaxProvider.ForAttributeWithMetadataName(
                    mark,
                    static (_, _) => true,
                    static (marked, cancellation) => MisspeltAttribute.Of(marked.TargetSymbol, cancellation).ToArray())
                .SelectMany(static (attributes, _) => attributes);
            context.RegisterSourceOutput(
                found, static (output, attribute) => output.ReportDiagnostic(attribute.ToDiagnostic()));
        }
    }
}

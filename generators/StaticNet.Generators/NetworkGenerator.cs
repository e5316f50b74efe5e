using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using StaticNet.Generators.Declarations;
using StaticNet.Generators.Emission;
using StaticNet.Generators.Parsing;
using StaticNet.Generators.ShapeInference;

namespace StaticNet.Generators;

/// <summary>
/// Compiles every class marked with <c>[Network]</c> or <c>[DeepBeliefNetwork]</c>: parse, infer shapes, lower,
/// differentiate, place memory, emit. It reports nothing; <see cref="NetworkAnalyzer"/> does.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class NetworkGenerator : IIncrementalGenerator
{
    /// <summary>The names of the incremental steps, for tests of what an edit runs again.</summary>
    internal const string ParseStep = "Parse", InferStep = "InferShapes", FeaturesStep = "ParseFeatures";

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        foreach (string attribute in new[] { NetworkParser.NetworkAttribute, NetworkParser.DeepBeliefNetworkAttribute })
        {
            context.RegisterSourceOutput(Networks(context, attribute), static (output, network) =>
            {
                foreach (GeneratedFile file in NetworkEmitter.Emit(network))
                    output.AddSource(file.HintName, file.Source);
            });
        }
        context.RegisterSourceOutput(Records(context), static (output, record) =>
        {
            if (FeatureEmitter.Emit(record) is { } file)
                output.AddSource(file.HintName, file.Source);
        });
    }

    // A record of features, whether a network reads it or not.
    private static IncrementalValuesProvider<FeatureRecord> Records(
        IncrementalGeneratorInitializationContext context) => context.SyntaxProvider
            .ForAttributeWithMetadataName(
                FeatureParser.FeaturesAttribute,
                static (node, _) => node is TypeDeclarationSyntax,
                static (attributed, cancellation) =>
                    FeatureParser.Parse((INamedTypeSymbol)attributed.TargetSymbol, cancellation))
            .WithTrackingName(FeaturesStep);

    private static IncrementalValuesProvider<InferredNetwork> Networks(
        IncrementalGeneratorInitializationContext context, string attribute) => context.SyntaxProvider
            .ForAttributeWithMetadataName(
                attribute,
                static (node, _) => node is ClassDeclarationSyntax
                    or RecordDeclarationSyntax { ClassOrStructKeyword.RawKind: not (int)SyntaxKind.StructKeyword },
                static (attributed, cancellation) => NetworkParser.Parse(attributed, cancellation))
            .Where(static declaration => declaration is not null)
            .WithTrackingName(ParseStep)
            .Select(static (declaration, _) => ShapeInferrer.Infer(declaration!))
            .WithTrackingName(InferStep);
}

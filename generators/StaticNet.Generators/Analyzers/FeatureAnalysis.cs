using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using StaticNet.Generators.Declarations;
using StaticNet.Generators.Diagnostics;
using StaticNet.Generators.Model;
using StaticNet.Generators.Parsing;

namespace StaticNet.Generators.Analyzers;

/// <summary>Reports what is wrong with a record of features, on the property at fault.</summary>
internal static class FeatureAnalysis
{
    public static void Analyze(SymbolAnalysisContext context, INamedTypeSymbol type)
    {
        FeatureRecord record = FeatureParser.Parse(type, context.CancellationToken);
        foreach (Problem problem in record.Problems)
        {
            context.ReportDiagnostic(Diagnostic.Create(
                DiagnosticCatalog.Descriptor(problem.Kind), Place(type, problem),
                NetworkAnalyzer.PropertiesOf(problem.Fix), ProblemText.Arguments(problem, static _ => "")));
        }
    }

    private static Location Place(INamedTypeSymbol type, Problem problem)
    {
        ISymbol at = problem.Attribute < 0 ? type : FeatureMembers.Of(type)[problem.Attribute].Symbol;
        return at.Locations.FirstOrDefault(static location => location.IsInSource)
            ?? type.Locations.FirstOrDefault()
            ?? Location.None;
    }
}

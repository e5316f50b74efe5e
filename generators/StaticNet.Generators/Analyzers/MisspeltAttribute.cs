using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using StaticNet.Generators.Diagnostics;
using StaticNet.Generators.Model;

namespace StaticNet.Generators.Analyzers;

/// <summary>An attribute of a network that the C# compiler does not find, and what it was meant to be.</summary>
/// <param name="Name">What stands there.</param>
/// <param name="Meant">The attribute that was meant.</param>
/// <param name="File">The file.</param>
/// <param name="Span">The place in it.</param>
/// <param name="Lines">The place as lines and columns.</param>
internal sealed record MisspeltAttribute(
    string Name, string Meant, string File, TextSpan Span, LinePositionSpan Lines)
{
    /// <summary>Those of a class.</summary>
    public static IEnumerable<MisspeltAttribute> Of(ISymbol type, CancellationToken cancellation)
    {
        foreach (AttributeData attribute in type.GetAttributes())
        {
            cancellation.ThrowIfCancellationRequested();
            if (attribute is { AttributeClass: IErrorTypeSymbol { Name: var name } }
                && attribute.ApplicationSyntaxReference is { } place
                && AttributeNames.Nearest(name) is { } meant)
            {
                yield return new MisspeltAttribute(
                    name, meant, place.SyntaxTree.FilePath, place.Span,
                    place.SyntaxTree.GetLineSpan(place.Span, cancellation).Span);
            }
        }
    }

    public Diagnostic ToDiagnostic() => Diagnostic.Create(
        DiagnosticCatalog.Descriptor(ProblemKind.UnknownAttribute), Location.Create(File, Span, Lines), Name, Meant);
}

using System.Globalization;
using StaticNet.Generators.Model;

namespace StaticNet.Generators.Diagnostics;

/// <summary>The words of a problem.</summary>
internal static class ProblemText
{
    /// <summary>The arguments of its message: its own, and the place of the layer that it refers to.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="place">Such as <c> (line 9)</c>, or nothing where lines are not to be named.</param>
    public static object[] Arguments(Problem problem, string place) => [.. problem.Arguments, place];

    public static string Format(Problem problem, string place) => string.Format(
        CultureInfo.InvariantCulture,
        DiagnosticCatalog.Descriptor(problem.Kind).MessageFormat.ToString(CultureInfo.InvariantCulture),
        Arguments(problem, place));
}

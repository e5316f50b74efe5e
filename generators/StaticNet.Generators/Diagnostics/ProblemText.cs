using System.Globalization;
using StaticNet.Generators.Model;

namespace StaticNet.Generators.Diagnostics;

/// <summary>The words of a problem.</summary>
internal static class ProblemText
{
    /// <summary>
    /// The arguments of its message: its own, and the places of the two layers that it refers to; of a problem in a
    /// block, the place there and the message.
    /// </summary>
    /// <param name="problem">The problem.</param>
    /// <param name="place">
    /// The place of an attribute, such as <c> (line 9)</c>, or nothing where lines are not to be named.
    /// </param>
    public static object[] Arguments(Problem problem, Func<int, string> place) => problem switch
    {
        { Inner: { } inner } => [.. problem.Arguments, place(inner.Attribute), ", " + Format(inner, place)],
        { Kind: ProblemKind.BlockDoesNotFit } => [.. problem.Arguments, "", ", an attribute does not compile."],
        _ => [.. problem.Arguments, place(problem.Origin), place(problem.SecondOrigin)],
    };

    /// <summary>Its message without lines.</summary>
    public static string Format(Problem problem) => Format(problem, static _ => "");

    private static string Format(Problem problem, Func<int, string> place) => string.Format(
        CultureInfo.InvariantCulture,
        DiagnosticCatalog.Descriptor(problem.Kind).MessageFormat.ToString(CultureInfo.InvariantCulture),
        Arguments(problem, place));
}

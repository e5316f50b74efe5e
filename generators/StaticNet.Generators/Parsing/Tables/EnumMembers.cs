using System.Globalization;
using Microsoft.CodeAnalysis;
using StaticNet.Generators.Model;

namespace StaticNet.Generators.Parsing;

/// <summary>The members of an enum, in order of declaration.</summary>
/// <param name="Names">Their names.</param>
/// <param name="IsFlags">Whether values of it are several members at once.</param>
/// <param name="Duplicate">Two members of one value, in words; or null.</param>
/// <param name="Gap">The member whose value is not its place, in words; or null.</param>
internal sealed record EnumMembers(IReadOnlyList<string> Names, bool IsFlags, string? Duplicate, string? Gap)
{
    /// <summary>The most categories that a column can have.</summary>
    public const int Most = 1 << 20;

    /// <summary>Why they cannot be categories, in words; or null.</summary>
    private string? Mistake => IsFlags ? "is marked with [Flags], so that a value is several members"
        : Names.Count == 0 ? "has no members"
        : Duplicate is null ? null : $"has two members of one value, {Duplicate}";

    /// <summary>Whether the members can be categories; reports what is wrong or odd about them.</summary>
    /// <param name="problems">Where to report.</param>
    /// <param name="attribute">The place of what is of the enum.</param>
    /// <param name="what">What is of the enum.</param>
    /// <param name="type">The enum in words.</param>
    /// <param name="advice">What to do where they cannot.</param>
    /// <param name="fix">The attribute that a code fix adds then, or null.</param>
    public bool AreUsable(
        ProblemList problems, int attribute, string what, string type, string advice, string? fix = null)
    {
        if (Mistake is { } mistake)
            problems.Add(new Problem(
                ProblemKind.EnumNotUsable, attribute, new[] { what, type, mistake, advice }.ToEquatableArray(),
                Fix: fix));
        else if (Gap is not null)
            problems.Add(ProblemKind.EnumHasGaps, attribute, what, type, Gap);
        return Mistake is null;
    }

    public static EnumMembers Of(ITypeSymbol type)
    {
        IFieldSymbol[] fields =
            [.. type.GetMembers().OfType<IFieldSymbol>().Where(static field => field.HasConstantValue)];
        bool isFlags = type.GetAttributes().Any(static attribute =>
            attribute.AttributeClass is { Name: "FlagsAttribute", ContainingNamespace.Name: "System" });
        IFieldSymbol[]? same = fields.GroupBy(static field => field.ConstantValue)
            .Where(static group => group.Count() > 1).Select(static group => group.ToArray()).FirstOrDefault();
        string? gap = null;
        for (int index = 0; index < fields.Length && gap is null; index++)
        {
            string value = string.Format(CultureInfo.InvariantCulture, "{0}", fields[index].ConstantValue);
            if (value != index.ToString(CultureInfo.InvariantCulture))
                gap = $"{fields[index].Name} has the value {value} and the index {index}";
        }
        return new EnumMembers(
            [.. fields.Select(static field => field.Name)], isFlags,
            same is null ? null : $"{same[0].Name} and {same[1].Name}", gap);
    }
}

using Microsoft.CodeAnalysis;
using StaticNet.Generators.Model;

namespace StaticNet.Generators.Parsing;

/// <summary>Reads the enum that names the classes of an output.</summary>
internal static class OutputClasses
{
    private const string Advice = "use another enum";

    /// <summary>
    /// Its members; none of an enum that cannot be classes, which is reported, and null where generated code cannot
    /// name it.
    /// </summary>
    /// <param name="reader">The attribute with the enum as its type argument.</param>
    /// <param name="output">The name of the output.</param>
    /// <param name="problems">Where to report.</param>
    public static ClassSet? Read(AttributeReader reader, string output, ProblemList problems)
    {
        // What is no enum, the C# compiler reports.
        if (reader.TypeArgument is not { TypeKind: TypeKind.Enum } type)
            return null;
        ColumnType named = ColumnType.Of(type);
        EnumMembers members = EnumMembers.Of(type);
        string what = $"The output {output}";
        bool areUsable = members.AreUsable(problems, reader.Ordinal, what, named.Word, Advice);
        string? mistake = UnsupportedTypes.IsFileLocal(type) ? "is local to its file"
            : members.Names.Count == 1 ? "has one member, which there is nothing to tell from"
            : null;
        if (areUsable && mistake is not null)
            problems.Add(ProblemKind.EnumNotUsable, reader.Ordinal, what, named.Word, mistake, Advice);
        if (UnsupportedTypes.IsFileLocal(type))
            return null;
        return new ClassSet(named.Name, areUsable && mistake is null ? members.Names.ToEquatableArray() : [])
        {
            IsEnum = true,
            IsPublic = FeatureTypeChecks.IsPublic(type),
        };
    }
}

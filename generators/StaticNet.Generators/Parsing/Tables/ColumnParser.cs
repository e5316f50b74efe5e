using Microsoft.CodeAnalysis;
using StaticNet.Generators.CSharp;
using StaticNet.Generators.Declarations;
using StaticNet.Generators.Model;

namespace StaticNet.Generators.Parsing;

/// <summary>Reads one property of a record: its type and the attributes at it.</summary>
/// <param name="record">The record.</param>
/// <param name="member">The property.</param>
/// <param name="index">Its place among the columns.</param>
/// <param name="problems">Where to report.</param>
internal sealed class ColumnParser(INamedTypeSymbol record, FeatureMember member, int index, ProblemList problems)
{
    // Year, month, weekday and hour: what a date is most often asked for.
    private const int Usual = 1 | 2 | 16 | 32;

    private readonly ColumnType _type = ColumnType.Of(member.Type);
    private readonly Dictionary<string, AttributeReader> _attributes = Read(record, member, index, problems);

    // A whole number that says which, and not how much.
    private bool IsCode => _type.IsWholeNumber && _attributes.ContainsKey("CategoryAttribute");

    private string FullName => $"{record.Name}.{member.Symbol.Name}";

    public FeatureColumn Parse()
    {
        FeatureColumn column = new(member.Symbol.Name, _type.Name, ColumnKind.Other, Role())
        {
            IsNullable = _type.IsNullable,
            IsEnum = _type.IsEnum,
            IsText = _type.Kind == ColumnTypeKind.Text,
            NeedsCast = _type.NeedsCast,
            IsComputed = member.Parameter is null && !member.CanBeSet,
            Parameter = member.Parameter?.Name,
        };
        if (column.Role == ColumnRole.Ignored)
            return column with { Kind = _type.OwnKind };
        CheckAttributes();
        return _type.Kind switch
        {
            ColumnTypeKind.Number when IsCode => Category(column),
            ColumnTypeKind.Number => Numeric(column with { Kind = ColumnKind.Number }),
            ColumnTypeKind.Boolean => column with { Kind = ColumnKind.Boolean },
            ColumnTypeKind.Enum => Enum(column),
            ColumnTypeKind.Text => Category(column),
            ColumnTypeKind.Date => Date(column),
            _ => Unsupported(column),
        };
    }

    private ColumnRole Role()
    {
        if (_attributes.ContainsKey("IgnoreAttribute"))
            return ColumnRole.Ignored;
        return _attributes.ContainsKey("TargetAttribute") ? ColumnRole.Target : ColumnRole.Feature;
    }

    private void CheckAttributes()
    {
        Check("NumericAttribute", _type.Kind == ColumnTypeKind.Number, "a number");
        Check("CategoryAttribute", _type.Kind == ColumnTypeKind.Text || IsCode, "a string or a whole number");
        Check("DateAttribute", _type.Kind == ColumnTypeKind.Date, "a date or time");
        if (_attributes.ContainsKey("TargetAttribute") && _attributes.ContainsKey("NumericAttribute"))
            Report(ProblemKind.ColumnAttributeMisplaced, "Numeric", FullName, "Numeric",
                "[Target] says how a target is scaled");
        else if (IsCode && _attributes.ContainsKey("NumericAttribute"))
            Report(ProblemKind.ColumnAttributeMisplaced, "Numeric", FullName, "Numeric",
                "categories are not scaled");

        void Check(string attribute, bool fits, string wanted)
        {
            string name = attribute.Substring(0, attribute.Length - "Attribute".Length);
            if (_attributes.ContainsKey(attribute) && !fits && _type.Kind != ColumnTypeKind.Other)
                Report(
                    ProblemKind.ColumnAttributeMisplaced, name, FullName, name, $"{_type.Word} is not {wanted}");
        }
    }

    private FeatureColumn Unsupported(FeatureColumn column)
    {
        if (_type.Kind != ColumnTypeKind.Unknown)
            Report(ProblemKind.ColumnTypeUnsupported, Ignore(column), FullName, _type.Word);
        return column with { Role = ColumnRole.Ignored };
    }

    private FeatureColumn Numeric(FeatureColumn column)
    {
        string attribute = column.Role == ColumnRole.Target ? "TargetAttribute" : "NumericAttribute";
        if (!_attributes.TryGetValue(attribute, out AttributeReader reader) || !reader.IsComplete)
            return column;
        double mean = reader.NamedDouble("Mean", double.NaN), deviation = reader.NamedDouble("Deviation", double.NaN);
        bool isFixed = reader.HasNamed("Mean") || reader.HasNamed("Deviation");
        if (isFixed && !(IsFinite(mean) && IsFinite(deviation) && deviation > 0))
        {
            bool areBoth = reader.HasNamed("Mean") && reader.HasNamed("Deviation");
            reader.Reject(
                ProblemKind.ArgumentMakesNoSense, FullName,
                areBoth
                    ? $"its Mean is {Literals.Text(mean)} and its Deviation is {Literals.Text(deviation)}"
                    : "only one of its Mean and Deviation is given",
                "a finite Mean beside a Deviation greater than 0");
            isFixed = false;
        }
        return column with
        {
            Scaling = reader.EnumAt(FullName, 0, "Standard") ?? "Standard",
            Mean = isFixed ? mean : null,
            Deviation = isFixed ? deviation : 0,
            Missing = reader.NamedEnum(FullName, "Missing", "Mean") ?? "Mean",
            Fill = reader.NamedDouble("Fill"),
        };
    }

    private FeatureColumn Enum(FeatureColumn column)
    {
        EnumMembers members = EnumMembers.Of(_type.Symbol);
        return members.AreUsable(
            problems, index, FullName, _type.Word, "use another enum or [Ignore]", Ignore(column))
            ? column with { Kind = ColumnKind.Category, Categories = members.Names.ToEquatableArray() }
            : column with { Role = ColumnRole.Ignored };
    }

    private FeatureColumn Category(FeatureColumn column)
    {
        if (!_attributes.TryGetValue("CategoryAttribute", out AttributeReader reader))
        {
            ReportValues(column, "is a string");
            return column with { Role = ColumnRole.Ignored };
        }
        EquatableArray<long> numbers = reader.Longs(0);
        EquatableArray<string> values = numbers.Count > 0
            ? numbers.Select(static number => $"{number}").ToEquatableArray()
            : reader.Strings(0);
        int max = reader.NamedInt("Max"), embedding = reader.NamedInt("Embedding");
        bool isLearned = values.Count == 0;
        if (isLearned && max <= 0)
        {
            if (reader.IsComplete)
                ReportValues(column, "has [Category] without values or Max");
            return column with { Role = ColumnRole.Ignored };
        }
        if (CategoryMistakes.OfType(_type, values, numbers) is { } wrong)
        {
            reader.Reject(ProblemKind.ArgumentMakesNoSense, FullName, wrong.Found, wrong.Expected);
            return column with { Role = ColumnRole.Ignored };
        }
        if (CategoryMistakes.Of(values, max, embedding, column.Role) is { } mistake)
            reader.Reject(ProblemKind.ArgumentMakesNoSense, FullName, mistake.Found, mistake.Expected);
        return isLearned
            ? column with
            {
                Kind = ColumnKind.LearnedCategory,
                Max = Math.Min(max, EnumMembers.Most),
                EmbeddingSize = Math.Max(0, Math.Min(embedding, EnumMembers.Most)),
                Role = column.Role == ColumnRole.Target ? ColumnRole.Ignored : column.Role,
            }
            : column with { Kind = ColumnKind.Category, Categories = values.Distinct().ToEquatableArray() };
    }

    private FeatureColumn Date(FeatureColumn column)
    {
        FeatureColumn ignored = column with { Role = ColumnRole.Ignored, Kind = ColumnKind.Date };
        if (column.Role == ColumnRole.Target)
        {
            problems.Add(ProblemKind.ColumnTypeUnsupported, index, FullName, $"{_type.Word}, as a target");
            return ignored;
        }
        int known = _type.DateParts.Sum(static part => part.Value);
        if (!_attributes.TryGetValue("DateAttribute", out AttributeReader reader))
        {
            Report(ProblemKind.DatePartUnknown, DateFix(Usual), FullName, "has no [Date]", Choice(known));
            return ignored;
        }
        if (!reader.IsComplete)
            return ignored;
        int parts = reader.FlagsAt(0);
        if (parts == 0 || (parts & ~known) != 0)
        {
            string found = parts == 0 ? "asks for no part"
                : $"asks for a part that a {_type.Word} does not have ({parts & ~known})";
            Report(
                ProblemKind.DatePartUnknown, DateFix((parts & known) == 0 ? Usual : parts), FullName, found,
                Choice(known));
            return ignored;
        }
        return column with
        {
            Kind = ColumnKind.Date,
            DateParts = _type.DateParts.Where(part => (parts & part.Value) != 0)
                .Select(static part => part.Name).ToEquatableArray(),
        };
    }

    private string Choice(int parts) => string.Join(
        " | ",
        _type.DateParts.Where(part => (parts & part.Value) != 0).Select(static part => $"DatePart.{part.Name}"));

    private string DateFix(int parts) => $"Date({Choice(parts)})";

    // A target that is ignored would be none.
    private static string? Ignore(FeatureColumn column) => column.Role == ColumnRole.Target ? null : "Ignore";

    private void ReportValues(FeatureColumn column, string found) => Report(
        ProblemKind.CategoryWithoutValues, column.Role == ColumnRole.Target ? null : "Category(Max = 100)", FullName,
        found);

    private void Report(ProblemKind kind, string? fix, params string[] arguments) =>
        problems.Add(new Problem(kind, index, arguments.ToEquatableArray(), Fix: fix));

    private static bool IsFinite(double value) => !double.IsNaN(value) && !double.IsInfinity(value);

    private static Dictionary<string, AttributeReader> Read(
        INamedTypeSymbol record, FeatureMember member, int index, ProblemList problems)
    {
        Dictionary<string, AttributeReader> readers = [];
        foreach (AttributeData attribute in member.Attributes)
        {
            if (FeatureParser.IsColumnAttribute(attribute))
                readers[attribute.AttributeClass!.Name] =
                    new AttributeReader(attribute, index, problems, record.ContainingAssembly);
        }
        return readers;
    }
}

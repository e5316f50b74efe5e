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
    private readonly ColumnType _type = ColumnType.Of(member.Type);
    private readonly Dictionary<string, AttributeReader> _attributes = Read(record, member, index, problems);

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
        Check("CategoryAttribute", _type.Kind == ColumnTypeKind.Text, "a string");
        Check("DateAttribute", _type.Kind == ColumnTypeKind.Date, "a date or time");
        if (_attributes.ContainsKey("TargetAttribute") && _attributes.ContainsKey("NumericAttribute"))
            problems.Add(ProblemKind.ColumnAttributeMisplaced, index, FullName, "Numeric",
                "[Target] says how a target is scaled");

        void Check(string attribute, bool fits, string wanted)
        {
            if (_attributes.ContainsKey(attribute) && !fits && _type.Kind != ColumnTypeKind.Other)
                problems.Add(
                    ProblemKind.ColumnAttributeMisplaced, index, FullName,
                    attribute.Substring(0, attribute.Length - "Attribute".Length), $"{_type.Word} is not {wanted}");
        }
    }

    private FeatureColumn Unsupported(FeatureColumn column)
    {
        if (_type.Kind != ColumnTypeKind.Unknown)
            problems.Add(ProblemKind.ColumnTypeUnsupported, index, FullName, _type.Word);
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
        if (members.IsFlags || members.Duplicate is not null || members.Names.Count == 0)
        {
            string reason = members.IsFlags ? "is marked with [Flags], so that a value is several members"
                : members.Duplicate is null ? "has no members" : $"has two members of one value, {members.Duplicate}";
            problems.Add(ProblemKind.EnumNotUsable, index, FullName, _type.Word, reason);
            return column with { Role = ColumnRole.Ignored };
        }
        if (members.Gap is { } gap)
            problems.Add(ProblemKind.EnumHasGaps, index, FullName, _type.Word, gap);
        return column with { Kind = ColumnKind.Category, Categories = members.Names.ToEquatableArray() };
    }

    private FeatureColumn Category(FeatureColumn column)
    {
        if (!_attributes.TryGetValue("CategoryAttribute", out AttributeReader reader))
        {
            problems.Add(ProblemKind.CategoryWithoutValues, index, FullName, "is a string");
            return column with { Role = ColumnRole.Ignored };
        }
        EquatableArray<string> values = reader.Strings(0);
        int max = reader.NamedInt("Max"), embedding = reader.NamedInt("Embedding");
        bool isLearned = values.Count == 0;
        if (isLearned && max <= 0)
        {
            if (reader.IsComplete)
                problems.Add(
                    ProblemKind.CategoryWithoutValues, index, FullName, "has [Category] without values or Max");
            return column with { Role = ColumnRole.Ignored };
        }
        if (Mistake(values, max, embedding, column.Role) is { } mistake)
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

    private static (string Found, string Expected)? Mistake(
        EquatableArray<string> values, int max, int embedding, ColumnRole role)
    {
        if (values.Distinct().Count() < values.Count)
            return ("one of its categories is there twice", "a list of different ones");
        if (values.Count > 0 && (max != 0 || embedding != 0))
            return ("its categories are given, and it has Max or Embedding", "one or the other");
        if (values.Count == 0 && role == ColumnRole.Target)
            return ("its categories are learned", "a target whose categories are given");
        if (max > EnumMembers.Most)
            return ($"its Max is {max}", $"at most {EnumMembers.Most}");
        return embedding is < 0 or > EnumMembers.Most
            ? ($"its Embedding is {embedding}", $"0 or more, and at most {EnumMembers.Most}")
            : null;
    }

    private FeatureColumn Date(FeatureColumn column)
    {
        FeatureColumn ignored = column with { Role = ColumnRole.Ignored, Kind = ColumnKind.Date };
        if (column.Role == ColumnRole.Target)
        {
            problems.Add(ProblemKind.ColumnTypeUnsupported, index, FullName, $"{_type.Word}, as a target");
            return ignored;
        }
        if (!_attributes.TryGetValue("DateAttribute", out AttributeReader reader))
        {
            problems.Add(ProblemKind.DatePartUnknown, index, FullName, "has no [Date]", Choice());
            return ignored;
        }
        if (!reader.IsComplete)
            return ignored;
        int parts = reader.FlagsAt(0);
        int known = _type.DateParts.Sum(static part => part.Value);
        if (parts == 0 || (parts & ~known) != 0)
        {
            string found = parts == 0 ? "asks for no part"
                : $"asks for a part that a {_type.Word} does not have ({parts & ~known})";
            problems.Add(ProblemKind.DatePartUnknown, index, FullName, found, Choice());
            return ignored;
        }
        return column with
        {
            Kind = ColumnKind.Date,
            DateParts = _type.DateParts.Where(part => (parts & part.Value) != 0)
                .Select(static part => part.Name).ToEquatableArray(),
        };
    }

    private string Choice() => string.Join(" | ", _type.DateParts.Select(static part => $"DatePart.{part.Name}"));

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

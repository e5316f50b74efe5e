using Microsoft.CodeAnalysis;
using StaticNet.Generators.Declarations;

namespace StaticNet.Generators.Parsing;

/// <summary>What kind of type a property has.</summary>
internal enum ColumnTypeKind
{
    Number,
    Boolean,
    Enum,
    Text,
    Date,

    /// <summary>None that can be a feature.</summary>
    Other,

    /// <summary>One that there is not, which the C# compiler reports.</summary>
    Unknown,
}

/// <summary>The type of a property of a record.</summary>
/// <param name="Symbol">The type, of a nullable value the one inside.</param>
/// <param name="Kind">What kind of type it is.</param>
/// <param name="IsNullable">Whether it may be null.</param>
internal sealed record ColumnType(ITypeSymbol Symbol, ColumnTypeKind Kind, bool IsNullable)
{
    private static readonly (string Name, int Value)[] OfDates =
        [("Year", 1), ("Month", 2), ("Day", 4), ("DayOfYear", 8), ("Weekday", 16)];

    private static readonly (string Name, int Value)[] OfTimes = [("Hour", 32), ("Minute", 64)];

    /// <summary>The type in full.</summary>
    public string Name => Symbol.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);

    /// <summary>The type in words.</summary>
    public string Word => Symbol.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);

    public bool IsEnum => Kind == ColumnTypeKind.Enum;

    /// <summary>Whether it is a whole number, which may be a code.</summary>
    public bool IsWholeNumber => Symbol.SpecialType is >= SpecialType.System_SByte and <= SpecialType.System_UInt64;

    /// <summary>Whether a value of it can be such a number.</summary>
    public bool Holds(long number) => Symbol.SpecialType switch
    {
        SpecialType.System_SByte => number is >= sbyte.MinValue and <= sbyte.MaxValue,
        SpecialType.System_Byte => number is >= byte.MinValue and <= byte.MaxValue,
        SpecialType.System_Int16 => number is >= short.MinValue and <= short.MaxValue,
        SpecialType.System_UInt16 => number is >= ushort.MinValue and <= ushort.MaxValue,
        SpecialType.System_Int32 => number is >= int.MinValue and <= int.MaxValue,
        SpecialType.System_UInt32 => number is >= uint.MinValue and <= uint.MaxValue,
        SpecialType.System_UInt64 => number >= 0,
        _ => true,
    };

    /// <summary>Whether a conversion to double must be written.</summary>
    public bool NeedsCast => Kind == ColumnTypeKind.Number
        && Symbol is { SpecialType: SpecialType.System_Decimal } or { Name: "Half" };

    /// <summary>The parts of a date that it has, in the order in which they are encoded.</summary>
    public IEnumerable<(string Name, int Value)> DateParts => Symbol.Name switch
    {
        "DateOnly" => OfDates,
        "TimeOnly" => OfTimes,
        _ => OfDates.Concat(OfTimes),
    };

    /// <summary>What it is without attributes; a text that is ignored is only a text.</summary>
    public ColumnKind OwnKind => Kind switch
    {
        ColumnTypeKind.Number => ColumnKind.Number,
        ColumnTypeKind.Boolean => ColumnKind.Boolean,
        ColumnTypeKind.Date => ColumnKind.Date,
        _ => ColumnKind.Other,
    };

    public static ColumnType Of(ITypeSymbol type)
    {
        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable)
            return new ColumnType(nullable.TypeArguments[0], KindOf(nullable.TypeArguments[0]), true);
        return new ColumnType(type, KindOf(type), type.NullableAnnotation == NullableAnnotation.Annotated);
    }

    private static ColumnTypeKind KindOf(ITypeSymbol type) => type.SpecialType switch
    {
        SpecialType.System_Boolean => ColumnTypeKind.Boolean,
        SpecialType.System_String => ColumnTypeKind.Text,
        SpecialType.System_DateTime => ColumnTypeKind.Date,
        >= SpecialType.System_SByte and <= SpecialType.System_Double => ColumnTypeKind.Number,
        _ => OfOthers(type),
    };

    private static ColumnTypeKind OfOthers(ITypeSymbol type)
    {
        if (type.TypeKind == TypeKind.Error)
            return ColumnTypeKind.Unknown;
        if (type.TypeKind == TypeKind.Enum)
            return ColumnTypeKind.Enum;
        bool isOfSystem = type is
        {
            ContainingType: null,
            ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true },
        };
        return type.Name switch
        {
            "DateTimeOffset" or "DateOnly" or "TimeOnly" when isOfSystem => ColumnTypeKind.Date,
            "Half" when isOfSystem => ColumnTypeKind.Number,
            _ => ColumnTypeKind.Other,
        };
    }
}

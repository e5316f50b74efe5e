namespace StaticNet;

/// <summary>The inputs that a column becomes, by name. The compiler counts them the same way.</summary>
internal static class FeatureLayout
{
    private static readonly DatePart[] Cycles =
        [DatePart.Month, DatePart.Day, DatePart.DayOfYear, DatePart.Weekday, DatePart.Hour, DatePart.Minute];

    public static IEnumerable<string> Names(FeatureColumn column)
    {
        IEnumerable<string> values = column.Kind switch
        {
            FeatureKind.Category => column.Categories.Select(category => $"{column.Name}={category}"),
            FeatureKind.LearnedCategory => Learned(column),
            FeatureKind.Date => Parts(column),
            _ => [column.Name],
        };
        return column.SaysMissing ? values.Append($"{column.Name}.Missing") : values;
    }

    private static IEnumerable<string> Learned(FeatureColumn column) => column.Embedding > 0
        ? [column.Name]
        : Enumerable.Range(0, column.MaxCategories + 1).Select(index => $"{column.Name}[{index}]");

    private static IEnumerable<string> Parts(FeatureColumn column)
    {
        if (column.DateParts.HasFlag(DatePart.Year))
            yield return $"{column.Name}.Year";
        foreach (DatePart part in Cycles)
        {
            if (!column.DateParts.HasFlag(part))
                continue;
            yield return $"{column.Name}.{part}.Sin";
            yield return $"{column.Name}.{part}.Cos";
        }
    }
}

namespace StaticNet;

/// <summary>A column as a weight file knows it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Form">What it holds and becomes, in words that differ where files are not for the record.</param>
internal sealed record SavedColumn(string Name, string Form)
{
    public static bool IsSaved(FeatureColumn column) => column.Role != FeatureRole.Ignored;

    public static SavedColumn Of(FeatureColumn column) => new(column.Name, FormOf(column));

    private static string FormOf(FeatureColumn column)
    {
        string kind = column.Kind switch
        {
            FeatureKind.Number => column.Scaling == Scaling.Standard ? "a number" : $"a number ({column.Scaling})",
            FeatureKind.Boolean => "a bool",
            FeatureKind.Category => $"one of {string.Join("|", column.Categories)}",
            FeatureKind.LearnedCategory when column.Embedding > 0 =>
                $"a category of {column.MaxCategories}, embedded in {column.Embedding}",
            FeatureKind.LearnedCategory => $"a category of {column.MaxCategories}",
            _ => $"a date ({column.DateParts})",
        };
        string target = column.Role == FeatureRole.Target ? "the target, " : "";
        return target + kind + (column.SaysMissing ? " or missing" : "");
    }
}

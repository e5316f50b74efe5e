using StaticNet.Generators.CSharp;
using StaticNet.Generators.Declarations;

namespace StaticNet.Generators.Emission;

/// <summary>Writes how a row is shown to the observer that measures the training data.</summary>
internal static class ObserverEmitter
{
    public static void Emit(FeatureNames names, CodeWriter code)
    {
        code.Blank();
        code.Summary("Shows a row to the observer.");
        code.Open($"public static void Observe(in {names.Record.FullName} row, FeatureObserver observer)");
        foreach (FeatureColumn column in names.Record.Columns.Where(IsMeasured))
            EmitColumn(names, column, code);
        code.Close();
    }

    private static bool IsMeasured(FeatureColumn column) => column.Role != ColumnRole.Ignored
        && (column.Kind is ColumnKind.Number or ColumnKind.LearnedCategory
            || (column.Kind == ColumnKind.Date && column.DateParts.Contains("Year")));

    private static void EmitColumn(FeatureNames names, FeatureColumn column, CodeWriter code)
    {
        string property = FeatureNames.Property(column), index = names.Column(column);
        if (column.Kind == ColumnKind.LearnedCategory)
        {
            string type = column.IsText ? "" : $"<{column.Type}>";
            code.Line($"observer.Category{type}({index}, {property});");
            return;
        }
        string value = column.IsNullable ? names.Local(column) : property;
        string number = column.Kind == ColumnKind.Date
            ? $"DateFeatures.Year(DateFeatures.Moment({value}))"
            : FeatureNames.Double(column, value);
        if (column.IsNullable)
            code.Line($"if ({property} is {{ }} {value})").Line($"    observer.Number({index}, {number});");
        else
            code.Line($"observer.Number({index}, {number});");
    }
}

using StaticNet.Generators.CSharp;
using StaticNet.Generators.Declarations;

namespace StaticNet.Generators.Emission;

/// <summary>Writes, for each column of known categories, its values' indices and back.</summary>
internal static class CategoryEmitter
{
    public static void Emit(FeatureNames names, CodeWriter code)
    {
        foreach (FeatureColumn column in names.Record.Columns.Where(IsCategory))
        {
            EmitIndexOf(names, column, code);
            if (names.Record.CanBeConstructed)
                EmitValueOf(column, code);
        }
    }

    /// <summary>The method that gives the value of an index.</summary>
    public static string ValueOf(FeatureColumn column) => $"ValueOf{column.Name}";

    private static string Value(FeatureColumn column, string category) => column.ClassSet!.Value(category);

    private static bool IsCategory(FeatureColumn column) =>
        column.Kind == ColumnKind.Category && column.Role != ColumnRole.Ignored;

    private static void EmitIndexOf(FeatureNames names, FeatureColumn column, CodeWriter code)
    {
        bool takesNull = column.IsNullable || column.IsText;
        code.Blank();
        code.Open($"private static int {FeatureNames.IndexOf(column)}({column.Type}{(takesNull ? "?" : "")} value)");
        code.Line("return value switch");
        code.Open("");
        for (int index = 0; index < column.Categories.Count; index++)
            code.Line($"{Value(column, column.Categories[index])} => {index},");
        if (column.IsNullable)
            code.Line(column.Role == ColumnRole.Target
                ? $"null => throw FeatureException.Missing(Schema, {names.Column(column)}),"
                : $"null => {column.Categories.Count}, // missing");
        code.Line($"_ => throw FeatureException.NoCategory(Schema, {names.Column(column)}, value),");
        code.Close(";");
        code.Close();
    }

    private static void EmitValueOf(FeatureColumn column, CodeWriter code)
    {
        code.Blank();
        string none = column.IsNullable ? "null" : column.IsText ? "\"\"" : "default";
        code.Open($"private static {column.Type}{(column.IsNullable ? "?" : "")} {ValueOf(column)}(int index)");
        code.Line("return index switch");
        code.Open("");
        for (int index = 0; index < column.Categories.Count; index++)
            code.Line($"{index} => {Value(column, column.Categories[index])},");
        code.Line($"_ => {none}, // none, which was rejected or may be missing");
        code.Close(";");
        code.Close();
    }
}

using StaticNet.Generators.CSharp;
using StaticNet.Generators.Declarations;

namespace StaticNet.Generators.Emission;

/// <summary>Writes the schema of a record of features.</summary>
internal static class SchemaEmitter
{
    private const int Columns = 88;

    public static void Emit(FeatureNames names, CodeWriter code)
    {
        code.Line("public static readonly FeatureSchema Schema = new FeatureSchema(");
        code.Indent();
        code.Line($"{Literals.String(names.Record.Word)},");
        code.Line("[");
        code.Indent();
        foreach (FeatureColumn column in names.Record.Columns)
            EmitColumn(column, code);
        code.Outdent();
        code.Line("]);");
        code.Outdent();
    }

    private static void EmitColumn(FeatureColumn column, CodeWriter code)
    {
        string[] settings = [.. Settings(column)];
        string created = $"new FeatureColumn({Literals.String(column.Name)}, typeof({column.Type}), "
            + $"FeatureKind.{column.Kind}, FeatureRole.{column.Role})";
        if (settings.Length == 0 && column.Categories.Count == 0 && column.DateParts.Count == 0)
        {
            code.Line(created + ",");
            return;
        }
        code.Line(created);
        code.Open("");
        foreach (string setting in settings)
            code.Line(setting + ",");
        if (column.Categories.Count > 0)
            EmitCategories(column, code);
        if (column.DateParts.Count > 0)
            EmitDateParts(column, code);
        code.Close(",");
    }

    private static void EmitDateParts(FeatureColumn column, CodeWriter code)
    {
        string[] parts = [.. column.DateParts.Select(static part => $"DatePart.{part}")];
        code.Line($"DateParts = {parts[0]}{(parts.Length == 1 ? "," : "")}");
        for (int index = 1; index < parts.Length; index++)
            code.Line($"    | {parts[index]}{(index == parts.Length - 1 ? "," : "")}");
    }

    private static void EmitCategories(FeatureColumn column, CodeWriter code)
    {
        code.Line("Categories =");
        code.Line("[");
        string line = "";
        foreach (string category in column.Categories.Select(Literals.String))
        {
            if (line.Length > 0 && line.Length + category.Length > Columns)
            {
                code.Line("    " + line.TrimEnd());
                line = "";
            }
            line += category + ", ";
        }
        code.Line("    " + line.TrimEnd());
        code.Line("],");
    }

    private static IEnumerable<string> Settings(FeatureColumn column)
    {
        if (column.IsNullable)
            yield return "IsNullable = true";
        if (column.IsComputed)
            yield return "IsComputed = true";
        if (column.Scaling != "Standard")
            yield return $"@Scaling = Scaling.{column.Scaling}"; // a bare one would be written in full
        if (column.Mean is { } mean)
        {
            yield return $"FixedMean = {Number(mean)}";
            yield return $"FixedDeviation = {Number(column.Deviation)}";
        }
        if (column.Missing != "Mean")
            yield return $"Missing = MissingValue.{column.Missing}";
        if (column.Missing == "Fill")
            yield return $"Fill = {Number(column.Fill)}";
        if (column.Max > 0)
            yield return $"MaxCategories = {column.Max}";
        if (column.EmbeddingSize > 0)
            yield return $"Embedding = {column.EmbeddingSize}";
    }

    private static string Number(double value) => Literals.Text(value) + "d";
}

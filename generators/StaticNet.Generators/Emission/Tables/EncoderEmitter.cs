using StaticNet.Generators.CSharp;
using StaticNet.Generators.Declarations;

namespace StaticNet.Generators.Emission;

/// <summary>Writes the encoder of a record of features: a line or two for each column.</summary>
internal static class EncoderEmitter
{
    public static void Emit(FeatureNames names, CodeWriter code)
    {
        FeatureRecord record = names.Record;
        code.Blank();
        code.Summary("Writes the inputs of one row.");
        code.Open($"public static void Encode(in {record.FullName} row, FeatureStatistics statistics, "
            + "Span<float> features)");
        code.Line($"features = features.Slice(0, {record.FeatureSize}); // so that a shorter one is found here");
        foreach (FeatureColumn column in record.Columns.Where(static column => column.Role == ColumnRole.Feature))
        {
            code.Blank();
            code.Line($"// {column.Name}: {Words(column)}");
            EmitFeature(names, column, code);
        }
        code.Close();
        code.Blank();
        code.Summary("Writes the targets of one row.");
        code.Open($"public static void EncodeTargets(in {record.FullName} row, FeatureStatistics statistics, "
            + "Span<float> targets)");
        int index = 0;
        foreach (FeatureColumn column in record.Targets)
            EmitTarget(names, column, index++, code);
        code.Close();
    }

    private static string Words(FeatureColumn column) => column.Kind switch
    {
        ColumnKind.Number => column.Scaling == "None" ? "as it is" : $"{column.Scaling} scaling",
        ColumnKind.Boolean => "1 or 0",
        ColumnKind.Category => $"one of {column.Categories.Count}",
        ColumnKind.LearnedCategory when column.EmbeddingSize > 0 => "the number of its learned category",
        ColumnKind.LearnedCategory => $"one of {column.Max} learned ones, or another",
        _ => $"{string.Join(", ", column.DateParts)} as cycles",
    } + (column.SaysMissing ? ", and whether it is missing" : "");

    private static void EmitFeature(FeatureNames names, FeatureColumn column, CodeWriter code)
    {
        switch (column.Kind)
        {
            case ColumnKind.Number:
                EmitNumber(names, column, code);
                break;
            case ColumnKind.Boolean:
                code.Line($"features[{names.Offset(column)}] = {Truth(column)};");
                break;
            case ColumnKind.Category:
                OneOf(names, column, $"{FeatureNames.IndexOf(column)}({FeatureNames.Property(column)})", code);
                return;
            case ColumnKind.LearnedCategory:
                EmitLearned(names, column, code);
                return;
            default:
                EmitDate(names, column, code);
                return;
        }
        if (column.SaysMissing)
            code.Line($"features[{names.Offset(column, 1)}] = {FeatureNames.Property(column)} is null ? 1f : 0f;");
    }

    private static void EmitNumber(FeatureNames names, FeatureColumn column, CodeWriter code)
    {
        string property = FeatureNames.Property(column), feature = $"features[{names.Offset(column)}]";
        if (!column.IsNullable)
        {
            code.Line($"{feature} = {names.Scaled(column, property)};");
            return;
        }
        string missing = column.Missing == "Refuse"
            ? Refusal(names, column)
            : $"statistics.Filled({names.Column(column)})";
        string value = names.Local(column);
        code.Line($"{feature} = {property} is {{ }} {value}");
        code.Line($"    ? {names.Scaled(column, value)}");
        code.Line($"    : {missing};");
    }

    private static string Truth(FeatureColumn column) =>
        $"{FeatureNames.Property(column)}{(column.IsNullable ? " is true" : "")} ? 1f : 0f";

    private static void OneOf(FeatureNames names, FeatureColumn column, string index, CodeWriter code)
    {
        code.Line($"features.Slice({names.Offset(column)}, {column.Size}).Clear();");
        code.Line($"features[{names.Offset(column)} + {index}] = 1f;");
    }

    private static void EmitLearned(FeatureNames names, FeatureColumn column, CodeWriter code)
    {
        string type = column.IsText ? "" : $"<{column.Type}>";
        string index = $"statistics.IndexOf{type}({names.Column(column)}, {FeatureNames.Property(column)})";
        if (column.EmbeddingSize > 0)
            code.Line($"features[{names.Offset(column)}] = {index};");
        else
            OneOf(names, column, index, code);
    }

    private static void EmitDate(FeatureNames names, FeatureColumn column, CodeWriter code)
    {
        string property = FeatureNames.Property(column);
        if (!column.IsNullable)
        {
            EmitParts(names, column, property, code);
            return;
        }
        string value = names.Local(column);
        code.Line($"features.Slice({names.Offset(column)}, {column.Size}).Clear();");
        code.Line($"features[{names.Offset(column, column.Size - 1)}] = {property} is null ? 1f : 0f;");
        code.Open($"if ({property} is {{ }} {value})");
        EmitParts(names, column, value, code);
        code.Close();
    }

    private static void EmitParts(FeatureNames names, FeatureColumn column, string value, CodeWriter code)
    {
        string moment = $"DateFeatures.Moment({value})";
        int index = 0;
        foreach (string part in column.DateParts)
        {
            if (part == "Year")
            {
                code.Line($"features[{names.Offset(column, index++)}] = "
                    + $"statistics.Scale({names.Column(column)}, DateFeatures.Year({moment}));");
                continue;
            }
            code.Line($"DateFeatures.{part}({moment}, features.Slice({names.Offset(column, index)}, 2));");
            index += 2;
        }
    }

    private static void EmitTarget(FeatureNames names, FeatureColumn column, int place, CodeWriter code)
    {
        string property = FeatureNames.Property(column);
        string value = column.IsNullable ? names.Local(column) : property;
        string encoded = column.Kind switch
        {
            ColumnKind.Category => $"{FeatureNames.IndexOf(column)}({property})",
            ColumnKind.Boolean => $"({value} ? 1f : 0f)",
            _ => names.Scaled(column, value),
        };
        if (!column.IsNullable || column.Kind == ColumnKind.Category)
        {
            code.Line($"targets[{place}] = {encoded};");
            return;
        }
        code.Line($"targets[{place}] = {property} is {{ }} {value}");
        code.Line($"    ? {encoded}");
        code.Line($"    : {Refusal(names, column)};");
    }

    private static string Refusal(FeatureNames names, FeatureColumn column) =>
        $"throw FeatureException.Missing(Schema, {names.Column(column)})";
}

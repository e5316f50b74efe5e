using StaticNet.Generators.Contract;
using StaticNet.Generators.CSharp;
using StaticNet.Generators.Declarations;
using StaticNet.Generators.ShapeInference;

namespace StaticNet.Generators.Emission;

/// <summary>Writes the members of a network whose input is a record: its statistics, and answers to a row.</summary>
internal static class TableEmitter
{
    public static void Emit(InferredNetwork network, CodeWriter code)
    {
        if (network.Declaration.Features is not { } record)
            return;
        EmitStatistics(record, code);
        foreach (TableTarget target in TableTarget.Of(network))
        {
            if (target.Column.Classes == 0)
                EmitNumber(network, record, target, code);
            else
                EmitClass(network, record, target, code);
        }
    }

    private static void EmitStatistics(FeatureRecord record, CodeWriter code)
    {
        string row = record.FullName;
        code.Blank();
        code.Line($"private FeatureStatistics {TableMembers.Field} =").Line($"    TableAnswers.Unfitted<{row}>();");
        code.Blank();
        code.Line("/// <inheritdoc/>");
        code.Open($"public FeatureStatistics {TableMembers.Statistics}");
        code.Line($"get => {TableMembers.Field};");
        code.Line($"set => {TableMembers.Field} = TableAnswers.Require<{row}>(value);");
        code.Close();
    }

    private static void EmitNumber(InferredNetwork network, FeatureRecord record, TableTarget target, CodeWriter code)
    {
        string type = TableMembers.NumberType(target.Column);
        string cast = type == "float" ? "(float)" : "";
        code.Blank();
        code.Summary($"Predicts {target.Column.Name} in its own unit. Allocates nothing; safe from many threads.");
        EmitRow(record, code);
        code.Line($"{TableMembers.Predict(record, target.Column).Header} =>");
        code.Line($"    {cast}TableAnswers.Number<{network.Declaration.FullName}, {record.FullName}>(")
            .Line($"        this, in row, column: {target.Index}, output: {target.Offset});");
    }

    private static void EmitClass(InferredNetwork network, FeatureRecord record, TableTarget target, CodeWriter code)
    {
        string types = $"<{network.Declaration.FullName}, {record.FullName}>";
        string arguments = $"this, in row, output: {target.Offset}, positions: {target.Positions}, "
            + $"ClassOutput.{(target.IsProbabilities ? "Probabilities" : "Logits")}";
        string name = target.Column.Name;
        code.Blank();
        code.Summary($"Predicts {name}. Allocates nothing; safe from many threads.");
        EmitRow(record, code);
        code.Open(TableMembers.Classify(record, target.Column).Header);
        code.Line($"int index = TableAnswers.Class{types}(").Line($"    {arguments});");
        EmitValue(record, target, code);
        code.Close();
        code.Blank();
        code.Summary($"Predicts how probable each {name} is.");
        EmitRow(record, code);
        code.Open(TableMembers.Probabilities(record, target.Column).Header);
        code.Line($"float[] values = TableAnswers.Probabilities{types}(").Line($"    {arguments});");
        EmitClasses(record, target, code);
        code.Close();
    }

    private static void EmitRow(FeatureRecord record, CodeWriter code) =>
        code.Line($"/// <param name=\"row\">The row, a {record.Word}; its targets are not looked at.</param>");

    private static void EmitValue(FeatureRecord record, TableTarget target, CodeWriter code)
    {
        if (target.Column.IsText || target.Column.Kind == ColumnKind.Boolean)
        {
            code.Line(target.Column.IsText
                ? $"return TableAnswers.Category<{record.FullName}>({target.Index}, index);"
                : "return index == 1;");
            return;
        }
        code.Line("return index switch");
        code.Open("");
        int last = target.Column.Categories.Count - 1;
        for (int place = 0; place < last; place++)
            code.Line($"{place} => {CategoryEmitter.Value(target.Column, target.Column.Categories[place])},");
        code.Line($"_ => {CategoryEmitter.Value(target.Column, target.Column.Categories[last])},");
        code.Close(";");
    }

    private static void EmitClasses(FeatureRecord record, TableTarget target, CodeWriter code)
    {
        string created = $"return new ClassProbabilities<{target.Column.Type}>(";
        if (target.Column.IsText || target.Column.Kind == ColumnKind.Boolean)
        {
            code.Line(created + (target.Column.IsText
                ? $"TableAnswers.Categories<{record.FullName}>({target.Index}), values);"
                : "[false, true], values);"));
            return;
        }
        code.Line(created);
        code.Line("    [");
        foreach (string category in target.Column.Categories)
            code.Line($"        {CategoryEmitter.Value(target.Column, category)},");
        code.Line("    ],");
        code.Line("    values);");
    }
}

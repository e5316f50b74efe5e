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
        ClassifierOutput[] outputs = [.. ClassifierOutput.Of(network)];
        foreach (TableTarget target in TableTarget.Of(network))
        {
            if (target.Classes is null)
                EmitNumber(network, record, target, code);
            else
                EmitClass(network, record, target, outputs.First(output => output.Output == target.Output), code);
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

    private static void EmitClass(
        InferredNetwork network, FeatureRecord record, TableTarget target, ClassifierOutput output, CodeWriter code)
    {
        string name = TableMembers.NameOf(record, target.Column), what = target.Column.Name;
        string types = $"<{network.Declaration.FullName}, {record.FullName}>";
        string arguments =
            $"    this, in row, output: {target.Offset}, positions: {target.Positions}, {ClassEmitter.Kind(output)})";
        ClassEmitter.EmitClasses(name, output, code);
        code.Blank();
        code.Summary($"Predicts {what}. Allocates nothing; safe from many threads.");
        EmitRow(record, code);
        ClassEmitter.EmitNotFinite(code);
        code.Open(ClassMembers.Classify(name, output.Classes, [TableMembers.Row(record)]).Header);
        code.Line($"int index = TableAnswers.Class{types}(").Line(arguments + ";");
        code.Line($"return {ClassEmitter.Classes(name, output)}[index];");
        code.Close();
        code.Blank();
        code.Summary($"Predicts how probable each {what} is.");
        EmitRow(record, code);
        code.Open(ClassMembers.Probabilities(name, output.Classes, [TableMembers.Row(record)]).Header);
        code.Line($"float[] probabilities = TableAnswers.Probabilities{types}(").Line(arguments + ";");
        ClassEmitter.EmitReturn(name, output, code);
        code.Close();
    }

    private static void EmitRow(FeatureRecord record, CodeWriter code) =>
        code.Line($"/// <param name=\"row\">The row, a {record.Word}; its targets are not looked at.</param>");
}

using StaticNet.Generators.Contract;
using StaticNet.Generators.CSharp;
using StaticNet.Generators.Declarations;
using StaticNet.Generators.Lowering;
using StaticNet.Generators.ShapeInference;

namespace StaticNet.Generators.Emission;

/// <summary>
/// Writes the members of a network whose input is records: their statistics, and answers to a row or to a sequence.
/// </summary>
internal static class TableEmitter
{
    public static void Emit(NetworkProgram program, CodeWriter code)
    {
        if (program.Declaration.Features is not { } record)
            return;
        EmitStatistics(record, code);
        ClassifierOutput[] outputs = [.. ClassifierOutput.Of(program.Network)];
        foreach (TableTarget target in TableTarget.Of(program.Network))
        {
            if (target.Classes is not null)
                EmitClass(program, target, outputs.First(output => output.Output == target.Output), code);
            else if (program.HasTime && target.Positions > 1)
                EmitNumbers(program, target, code);
            else
                EmitNumber(program, target, code);
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

    private static void EmitNumber(NetworkProgram program, TableTarget target, CodeWriter code)
    {
        string cast = TableMembers.NumberType(target.Column) == "float" ? "(float)" : "";
        string places = $"column: {target.Index}, output: {target.Offset}";
        code.Blank();
        code.Summary($"Predicts {target.Column.Name} in its own unit. {Promise(program)}");
        EmitRows(program, code);
        code.Line($"{TableMembers.Predict(program.Declaration, target.Column).Header} =>");
        code.Line($"    {cast}{Answers(program)}.Number{Types(program)}(")
            .Line($"        this, {Argument(program)}, {places});");
        if (!program.IsRecurrent || !program.HasOneOfEach || !program.CanBeStepped)
            return;
        code.Blank();
        code.Summary($"Predicts {target.Column.Name} after one more row, and advances the state. Allocates nothing.");
        EmitRow(code);
        code.Line("/// <param name=\"state\">The state of one stream.</param>");
        code.Line($"{TableMembers.Step(program.Declaration, target.Column).Header} =>");
        code.Line($"    {cast}RecordSequenceAnswers.Step{Types(program)}(")
            .Line($"        this, in row, state, {places});");
    }

    private static void EmitNumbers(NetworkProgram program, TableTarget target, CodeWriter code)
    {
        code.Blank();
        code.Summary($"Predicts the next {target.Positions} values of {target.Column.Name} in its own unit. "
            + Promise(program));
        EmitRows(program, code);
        code.Line($"/// <param name=\"answers\">Receives {target.Positions} values.</param>");
        code.Open(TableMembers.PredictAll(program.Declaration, target.Column).Header);
        code.Line($"ShapeGuard.Length(\"answers\", answers.Length, 1, {target.Positions});");
        code.Line($"RecordSequenceAnswers.Numbers{Types(program)}(")
            .Line($"    this, rows, column: {target.Index}, output: {target.Offset}, answers);");
        code.Close();
    }

    private static void EmitClass(
        NetworkProgram program, TableTarget target, ClassifierOutput output, CodeWriter code)
    {
        string name = TableMembers.NameOf(program.Declaration.Features!, target.Column), what = target.Column.Name;
        string arguments = $"{Types(program)}(this, {Argument(program)}, output: {target.Offset}, "
            + $"positions: {target.Positions}, {ClassEmitter.Kind(output)});";
        MethodParameter[] rows = [TableMembers.Rows(program.Declaration)];
        ClassEmitter.EmitClasses(name, output, code);
        code.Blank();
        code.Summary($"Predicts {what}. {Promise(program)}");
        EmitRows(program, code);
        ClassEmitter.EmitNotFinite(code);
        code.Open(ClassMembers.Classify(name, output.Classes, rows).Header);
        code.Line($"int index = {Answers(program)}.Class{arguments}");
        code.Line($"return {ClassEmitter.Classes(name, output)}[index];");
        code.Close();
        code.Blank();
        code.Summary($"Predicts how probable each {what} is.");
        EmitRows(program, code);
        code.Open(ClassMembers.Probabilities(name, output.Classes, rows).Header);
        code.Line($"float[] probabilities = {Answers(program)}.Probabilities{arguments}");
        ClassEmitter.EmitReturn(name, output, code);
        code.Close();
    }

    private static string Answers(NetworkProgram program) => program.HasTime ? "RecordSequenceAnswers" : "TableAnswers";

    private static string Argument(NetworkProgram program) => program.HasTime ? "rows" : "in row";

    private static string Types(NetworkProgram program) =>
        $"<{program.Declaration.FullName}, {program.Declaration.Features!.FullName}>";

    private static string Promise(NetworkProgram program) => program.HasTime
        ? "Allocates nothing once there is memory for so many rows; safe from many threads."
        : "Allocates nothing; safe from many threads.";

    private static void EmitRows(NetworkProgram program, CodeWriter code)
    {
        if (program.HasTime)
            code.Line("/// <param name=\"rows\">The rows in order of time. Their targets are ignored.</param>");
        else
            EmitRow(code);
    }

    private static void EmitRow(CodeWriter code) =>
        code.Line("/// <param name=\"row\">The row. Its targets are ignored.</param>");
}

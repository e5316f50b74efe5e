using StaticNet.Generators.Losses;
using StaticNet.Generators.Lowering;
using StaticNet.Generators.Model;

namespace StaticNet.Generators.Emission;

/// <summary>
/// Writes the loss of a network with several inputs or outputs, and its gradients: the weighted sum of the losses of
/// all outputs that have one.
/// </summary>
internal static class GraphLossMembersEmitter
{
    public static void Emit(EmissionContext context, MemberWriter members)
    {
        NetworkProgram program = context.Program;
        EmitLoss(context, members);
        EmitLossAndGradients(context, members);
        for (int index = 0; index < program.Losses.Count; index++)
            EmitBegin(program, program.Losses[index], index, members.Network);
    }

    /// <summary>The type of the targets of an output.</summary>
    public static string TargetType(ProgramOutput output) =>
        output.Loss is ITakesIndices ? "OutputTargets" : "ReadOnlySpan<float>";

    /// <summary>The parameters that are the targets, in the order of the outputs.</summary>
    public static string Targets(NetworkProgram program) => string.Join(", ", program.Losses.Select(
        output => $"{TargetType(output)} {LossNames.TargetsOf(program, output)}"));

    private static void EmitLoss(EmissionContext context, MemberWriter members)
    {
        NetworkProgram program = context.Program;
        members.Class.Blank();
        GraphDocs.EmitLoss(program, members.Class, withGradients: false);
        CodeWriter code = members.Open($"public float Loss({CallerSpans.Inputs(program)}, {Targets(program)}, "
            + $"Workspace workspace, {CallerSpans.Outputs(program, " = default")})");
        EmitStart(program, code, "training: false");
        foreach (Binding output in program.Outputs.Select(static output => output.Binding))
            CallerSpans.EmitOptionalLength(output.Local, output.SizeName, code);
        code.Line("workspace.Run(ref pass, Pass.LossPhase, Partition.SampleParts(samples), "
            + $"{PassMembersEmitter.Flops(context, 1)} * samples);");
        foreach (Binding output in program.Outputs.Select(static output => output.Binding))
            code.Line($"if (!{output.Local}.IsEmpty)")
                .Line($"    {PassMembersEmitter.OutputSpan(output)}.CopyTo({output.Local});");
        code.Line("return (float)workspace.WeightedLoss;");
        code.Close();
    }

    private static void EmitLossAndGradients(EmissionContext context, MemberWriter members)
    {
        NetworkProgram program = context.Program;
        members.Class.Blank();
        GraphDocs.EmitLoss(program, members.Class, withGradients: true);
        CodeWriter code = members.Open($"public float LossAndGradients({CallerSpans.Inputs(program)}, "
            + $"{Targets(program)}, Workspace workspace, Span<float> gradients)");
        foreach (Value input in program.Inputs)
        {
            foreach (ProgramOutput output in program.Losses)
                EmitTrainingCheck(program, input, output, code);
        }
        EmitStart(program, code, "training: true, keeps: false, gradients");
        PassMembersEmitter.EmitBackwardPhases(context, code, "LossAndBackwardPhase");
        code.Line("return (float)workspace.WeightedLoss;");
        code.Close();
    }

    private static void EmitTrainingCheck(NetworkProgram program, Value input, ProgramOutput output, CodeWriter code)
    {
        string targets = LossNames.TargetsOf(program, output);
        IEnumerable<string> spans =
            output.Loss is ITakesIndices ? [$"{targets}.Values", $"{targets}.Indices"] : [targets];
        foreach (string span in spans)
            code.Line($"ShapeGuard.Training({input.Local}, {span}, gradients, _parameters);");
    }

    private static void EmitStart(NetworkProgram program, CodeWriter code, string arguments)
    {
        PassMembersEmitter.EmitEnter(code);
        CallerSpans.EmitSamples(program, code, "LossSamples");
        code.Line($"Pass pass = Begin({PassMembersEmitter.InputArguments(program)}, workspace, samples, {arguments});");
        code.Line($"workspace.BeginLosses({program.Losses.Count});");
        foreach (ProgramOutput output in program.Losses)
            code.Line($"{BeginMethod(output)}(ref pass, workspace, samples, {LossNames.TargetsOf(program, output)});");
    }

    private static string BeginMethod(ProgramOutput output) => $"Begin{output.Binding.Member}Loss";

    private static void EmitBegin(NetworkProgram program, ProgramOutput output, int index, CodeWriter code)
    {
        code.Blank();
        code.Summary($"Checks the targets of {output.Binding.Name} and says what its loss is a mean over.");
        code.Open($"private static void {BeginMethod(output)}("
            + $"ref Pass pass, Workspace workspace, int samples, {TargetType(output)} targets)");
        string field = $"pass.{LossNames.Field(program, output, "")}";
        string name = LossNames.TargetsOf(program, output);
        code.Line($"{field}SampleLosses = workspace.SampleLossesOf({index});");
        int positions = LossEmitter.Positions(output);
        code.Line($"{field}Weights = workspace.WeightsOf({index}, samples{(positions > 1 ? $", {positions}" : "")});");
        if (output.Loss is ITakesIndices indexed)
        {
            code.Line("double divisor;");
            code.Open("if (targets.AreIndices)");
            EmitIndices(program, output, indexed, field, name, code);
            code.Close();
            code.Open("else");
            EmitValues(output, field, name, "targets.Values", "divisor = ", code);
            code.Close();
        }
        else
        {
            EmitValues(output, field, name, "targets", "double divisor = ", code);
        }
        string sum = output.Loss!.IsSum ? ", isSum: true" : "";
        string divisor = output.Loss.IsSum ? "1" : "divisor";
        code.Line($"{field}Scale = workspace.SetLoss({index}, {divisor}, {Literals.Text(output.Loss.Weight)}{sum});");
        code.Close();
    }

    private static void EmitIndices(
        NetworkProgram program, ProgramOutput output, ITakesIndices loss, string field, string name, CodeWriter code)
    {
        int count = output.Shape.Size / output.Shape.Last;
        string options = $"in {LossNames.Options(program, output)}";
        code.Line($"ShapeGuard.Length(\"{name}\", targets.Indices.Length, samples, {count});");
        code.Line($"{loss.Library}.Validate(targets.Indices, {output.Shape.Last}, {options});");
        code.Line($"{field}Labels = targets.Indices;");
        code.Line($"divisor = {loss.Library}.TotalWeight(targets.Indices, {options}, {field}Weights);");
    }

    private static void EmitValues(
        ProgramOutput output, string field, string name, string values, string assignment, CodeWriter code)
    {
        code.Line($"ShapeGuard.Length(\"{name}\", {values}.Length, samples, {output.Shape.Size});");
        code.Line($"workspace.RequireOutside(\"{name}\", {values});");
        code.Line($"{field}Targets = {values};");
        code.Line($"{assignment}"
            + $"{LossMembersEmitter.DivisorOfValues(output.Loss!, output.Shape, $"{field}Weights.Total()")};");
    }
}

using StaticNet.Generators.Contract;
using StaticNet.Generators.CSharp;
using StaticNet.Generators.Losses;
using StaticNet.Generators.Lowering;

namespace StaticNet.Generators.Emission;

/// <summary>
/// Writes the loss and its gradients: of one output for each kind of target that it takes, of several outputs the
/// weighted sum.
/// </summary>
internal static class LossMembersEmitter
{
    public static void Emit(EmissionContext context, MemberWriter members)
    {
        NetworkProgram program = context.Program;
        NetworkContract contract = program.Contract;
        PublicMethod[] losses = [.. contract.Loss], gradients = [.. contract.LossAndGradients];
        PublicMethod[] lossesWithState = [.. contract.LossWithState];
        PublicMethod[] gradientsWithState = [.. contract.LossAndGradientsWithState];
        for (int index = 0; index < losses.Length; index++)
        {
            EmitClassMember(program, members, losses[index], lossesWithState[index], withGradients: false);
            EmitClassMember(program, members, gradients[index], gradientsWithState[index], withGradients: true);
        }
        EmitLoss(context, members.Network);
        EmitLossAndGradients(context, members.Network);
        EmitBegin(program, members.Network);
        if (!program.HasOneOfEach)
            OutputLossEmitter.Emit(program, members.Network);
    }

    /// <summary>How many class indices one sample has.</summary>
    public static int TargetIndices(ProgramOutput output) =>
        output.Loss is ITakesIndices ? output.Shape.Size / output.Shape.Last : 0;

    // Of sequences, from a state of zero and with one; of samples the code has the same parameters.
    private static void EmitClassMember(
        NetworkProgram program, MemberWriter members, PublicMethod method, PublicMethod withState, bool withGradients)
    {
        CodeWriter code = members.Class;
        code.Blank();
        GraphDocs.EmitLoss(program, code, withGradients);
        string before = $"{CallerSpans.InputArguments(program)}, {TargetArguments(program)}, ";
        string after = "workspace, " + (withGradients ? "gradients" : CallerSpans.OutputArguments(program));
        members.Call(method, before + PassMembersEmitter.WithoutState(program) + after);
        if (!program.IsRecurrent)
            return;
        code.Blank();
        GraphDocs.EmitWithState(program, code);
        members.Call(withState, before + PassMembersEmitter.WithState + after);
    }

    private static void EmitLoss(EmissionContext context, CodeWriter code)
    {
        NetworkProgram program = context.Program;
        string absent = program.HasTime ? "" : " = default";
        string results = string.Join(
            ", ", program.Outputs.Select(output => $"Span<float> {output.Binding.Local}{absent}"));
        code.Blank().Open($"public float Loss({Taken(program)}Workspace workspace, {results})");
        PassMembersEmitter.EmitEnter(program, code, "state");
        EmitCallOfBegin(program, code, "training: false");
        foreach (ProgramOutput output in program.Outputs)
            code.Line(OutputLength(program, output));
        code.Line($"workspace.Run(ref pass, PassPhase.Loss, {SampleParts.Count(program)}, "
            + $"{PassMembersEmitter.Flops} * {PassMembersEmitter.WorkRows(program)});");
        foreach (Binding output in program.Outputs.Select(static output => output.Binding))
            code.Line($"ShapeGuard.CopyOutput(ref pass.{output.Member}Row(0), {output.Local});");
        code.Line(Result(program)).Close();
    }

    private static void EmitLossAndGradients(EmissionContext context, CodeWriter code)
    {
        NetworkProgram program = context.Program;
        code.Blank().Open(
            $"public float LossAndGradients({Taken(program)}Workspace workspace, Span<float> gradients)");
        foreach (Value input in program.Inputs)
        {
            foreach (ProgramOutput output in program.Losses)
                code.Line($"ShapeGuard.Training({input.Local}, {LossNames.TargetsOf(program, output)}, gradients, "
                    + "_parameters);");
        }
        PassMembersEmitter.EmitEnter(program, code, "state");
        EmitCallOfBegin(program, code, "training: true, gradients");
        PassMembersEmitter.EmitBackwardPhases(context, code, "LossAndBackward");
        code.Line(Result(program)).Close();
    }

    // Both begin with the same checks: nothing has happened yet where one fails.
    private static void EmitBegin(NetworkProgram program, CodeWriter code)
    {
        code.Blank().Open($"private Pass BeginLoss({Taken(program)}Workspace workspace, bool training, "
            + "Span<float> gradients = default)");
        if (program.HasTime)
            CallerSpans.EmitTime(program, code, "samples");
        else
            CallerSpans.EmitSamples(program, code, "LossSamples");
        if (program.HasOneOfEach)
            LossTargetsEmitter.EmitCheck(program, program.Output, code);
        code.Line($"Pass pass = {BeginEmitter.Call(program, "training, keeps: false, gradients")};");
        if (program.HasOneOfEach)
            LossTargetsEmitter.EmitOnly(program, code);
        else
            EmitBeginOfEach(program, code);
        BeginEmitter.EmitDropoutStep(program, code);
        code.Line("return pass;").Close();
    }

    private static void EmitBeginOfEach(NetworkProgram program, CodeWriter code)
    {
        code.Line($"workspace.BeginLosses({program.Losses.Count});");
        string time = program.HasTime ? ", time, lengths" : "";
        foreach (ProgramOutput output in program.Losses)
            code.Line($"{OutputLossEmitter.Method(output)}(ref pass, workspace, samples{time}, "
                + $"{LossNames.TargetsOf(program, output)});");
    }

    private static void EmitCallOfBegin(NetworkProgram program, CodeWriter code, string mode)
    {
        string state = program.IsRecurrent ? "state, " : "";
        string counted = program.HasTime ? $"{state}samples, lengths, " : "";
        code.Line($"Pass pass = BeginLoss({CallerSpans.InputArguments(program)}, {TargetArguments(program)}, "
            + $"{counted}workspace, {mode});");
        if (!program.HasTime)
            code.Line("int samples = pass.Samples;");
    }

    // The parameters before the workspace: targets of either kind are one parameter.
    private static string Taken(NetworkProgram program)
    {
        IEnumerable<string> targets = program.Losses.Select(output => LossTargetsEmitter.Parameter(program, output));
        return $"{CallerSpans.Inputs(program)}, {string.Join(", ", targets)}, {PassMembersEmitter.CalledWith(program)}";
    }

    private static string TargetArguments(NetworkProgram program) =>
        string.Join(", ", program.Losses.Select(output => LossNames.TargetsOf(program, output)));

    private static string OutputLength(NetworkProgram program, ProgramOutput output)
    {
        (string span, string size) = (output.Binding.Local, output.Binding.SizeName);
        return program.HasTime
            ? CallerSpans.Length(span, CallerSpans.Rows(output.Shape, "samples", "pass.Time"), size, isOptional: true)
            : CallerSpans.Length(span, size, isOptional: true);
    }

    private static string Result(NetworkProgram program) =>
        program.HasOneOfEach ? "return workspace.MeanLoss;" : "return (float)workspace.WeightedLoss;";
}

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
            bool indices = index == 1;
            EmitLoss(context, members, losses[index], indices);
            EmitClassMember(program, members, gradients[index], gradientsWithState[index], withGradients: true);
            EmitLossAndGradients(context, members, gradients[index], indices);
        }
        if (program.HasOneOfEach)
            EmitFinish(context, members.Network);
        else
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
        bool indices = method.Parameters!.Any(
            static parameter => parameter is { Type: "ReadOnlySpan<int>", Name: "targets" });
        string target = indices ? "int" : "float";
        GraphDocs.EmitWithState(
            program, code, "ITrainableRecurrentNetwork",
            $"{method.Name}(ReadOnlySpan{{TInput}}, ReadOnlySpan{{{target}}}, RecurrentState, Workspace, Span{{float}}, "
                + "ReadOnlySpan{int})");
        members.Call(withState, before + PassMembersEmitter.WithState + after);
    }

    private static void EmitLoss(EmissionContext context, MemberWriter members, PublicMethod method, bool indices)
    {
        NetworkProgram program = context.Program;
        string absent = program.HasTime ? "" : " = default";
        string results = string.Join(
            ", ", program.Outputs.Select(output => $"Span<float> {output.Binding.Local}{absent}"));
        CodeWriter code = Open(program, members, method, results);
        EmitStart(program, code, indices, "training: false");
        foreach (ProgramOutput output in program.Outputs)
            code.Line($"if (!{output.Binding.Local}.IsEmpty)").Line("    " + OutputLength(program, output));
        code.Line($"workspace.Run(ref pass, Pass.LossPhase, {SampleParts.Count(program)}, "
            + $"{PassMembersEmitter.Flops(context, 1)} * {PassMembersEmitter.WorkRows(program)});");
        foreach (ProgramOutput output in program.Outputs)
            code.Line($"if (!{output.Binding.Local}.IsEmpty)")
                .Line($"    {PassMembersEmitter.OutputSpan(output)}.CopyTo({output.Binding.Local});");
        code.Line(program.HasOneOfEach
            ? "return (float)(workspace.TotalLoss / divisor);"
            : "return (float)workspace.WeightedLoss;");
        code.Close();
    }

    private static void EmitLossAndGradients(
        EmissionContext context, MemberWriter members, PublicMethod method, bool indices)
    {
        NetworkProgram program = context.Program;
        CodeWriter code = Open(program, members, method, "Span<float> gradients");
        foreach (Value input in program.Inputs)
        {
            foreach (string targets in program.Losses.SelectMany(output => TargetSpans(program, output)))
                code.Line($"ShapeGuard.Training({input.Local}, {targets}, gradients, _parameters);");
        }
        EmitStart(program, code, indices, "training: true, keeps: false, gradients");
        if (program.HasOneOfEach)
        {
            code.Line("return LossAndGradients(ref pass, workspace, samples, divisor);");
        }
        else
        {
            PassMembersEmitter.EmitBackwardPhases(context, code, "LossAndBackwardPhase");
            code.Line("return (float)workspace.WeightedLoss;");
        }
        code.Close();
    }

    private static CodeWriter Open(NetworkProgram program, MemberWriter members, PublicMethod method, string result)
    {
        IEnumerable<string> targets = method.Parameters!.Skip(program.Inputs.Count).Take(program.Losses.Count)
            .Select(static parameter => parameter.ToString());
        return members.Network.Blank().Open($"public float {method.Name}({CallerSpans.Inputs(program)}, "
            + $"{string.Join(", ", targets)}, {PassMembersEmitter.CalledWith(program)}Workspace workspace, {result})");
    }

    private static string TargetArguments(NetworkProgram program) =>
        string.Join(", ", program.Losses.Select(output => LossNames.TargetsOf(program, output)));

    private static IEnumerable<string> TargetSpans(NetworkProgram program, ProgramOutput output)
    {
        string targets = LossNames.TargetsOf(program, output);
        bool isEither = !program.HasOneOfEach && output.Loss is ITakesIndices;
        return isEither ? [$"{targets}.Values", $"{targets}.Indices"] : [targets];
    }

    private static string OutputLength(NetworkProgram program, ProgramOutput output)
    {
        (string span, string size) = (output.Binding.Local, output.Binding.SizeName);
        return program.HasTime
            ? CallerSpans.Length(span, CallerSpans.Rows(output.Shape, "samples", "pass.Time"), size)
            : CallerSpans.Length(span, size);
    }

    private static void EmitStart(NetworkProgram program, CodeWriter code, bool indices, string mode)
    {
        PassMembersEmitter.EmitEnter(program, code, "state");
        if (program.HasTime)
            CallerSpans.EmitTime(program, code, "samples");
        else
            CallerSpans.EmitSamples(program, code, "LossSamples");
        if (program.HasOneOfEach)
        {
            LossTargetsEmitter.EmitOnly(program, code, indices, BeginEmitter.Call(program, mode));
            return;
        }
        code.Line($"Pass pass = {BeginEmitter.Call(program, mode)};");
        code.Line($"workspace.BeginLosses({program.Losses.Count});");
        string time = program.HasTime ? ", time, lengths" : "";
        foreach (ProgramOutput output in program.Losses)
            code.Line($"{OutputLossEmitter.Method(output)}(ref pass, workspace, samples{time}, "
                + $"{LossNames.TargetsOf(program, output)});");
    }

    private static void EmitFinish(EmissionContext context, CodeWriter code)
    {
        code.Blank();
        code.Open("private float LossAndGradients(ref Pass pass, Workspace workspace, int samples, double divisor)");
        PassMembersEmitter.EmitBackwardPhases(context, code, "LossAndBackwardPhase");
        code.Line("return (float)(workspace.TotalLoss / divisor);");
        code.Close();
    }
}

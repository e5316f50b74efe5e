using StaticNet.Generators.Losses;
using StaticNet.Generators.Lowering;
using StaticNet.Generators.Model;

namespace StaticNet.Generators.Emission;

/// <summary>Writes the loss of sequences and its gradients, for each kind of target that the loss takes.</summary>
internal static class SequenceLossMembersEmitter
{
    private const string Lengths = "ReadOnlySpan<int> lengths = default";

    public static void Emit(EmissionContext context, MemberWriter members)
    {
        Loss loss = context.Program.Output.Loss!;
        foreach (string type in loss is ITakesIndices ? new[] { "float", "int" } : ["float"])
        {
            EmitMember(context, members.Class, "Loss", type, "Span<float> output = default", "output");
            EmitMember(context, members.Class, "LossAndGradients", type, "Span<float> gradients", "gradients");
            EmitLoss(context, members.Network, type);
            EmitLossAndGradients(context, members.Network, type);
        }
        EmitFinish(context, members.Network);
    }

    // From a state of zero, and with one.
    private static void EmitMember(
        EmissionContext context, CodeWriter code, string name, string type, string result, string argument)
    {
        string parameters = $"{SequenceMembersEmitter.Input(context)}, ReadOnlySpan<{type}> targets";
        bool isRecurrent = context.Program.IsRecurrent;
        code.Blank();
        code.Line("/// <inheritdoc/>");
        code.Line($"public float {name}({parameters}, Workspace workspace, {result}, int sequences = 1, {Lengths}) =>");
        code.Line(
            $"    _network.{name}(input, targets, {(isRecurrent ? "null, " : "")}sequences, lengths, "
            + $"workspace, {argument});");
        if (!isRecurrent)
            return;
        string documented = $"{name}(ReadOnlySpan{{TInput}}, ReadOnlySpan{{{type}}}, RecurrentState, Workspace, "
            + "Span{float}, ReadOnlySpan{int})";
        code.Blank();
        SequenceMembersEmitter.EmitInheritDoc(context, documented, code, "ITrainableRecurrentNetwork");
        code.Line($"public float {name}({parameters}, State? state, Workspace workspace, {result}, {Lengths}) =>");
        code.Line($"    _network.{name}(input, targets, state, SequenceGuard.Sequences(state, lengths), lengths, "
            + $"workspace, {argument});");
    }

    private static void EmitLoss(EmissionContext context, CodeWriter code, string type)
    {
        code.Blank();
        code.Open($"public float Loss({Parameters(context, type)}, Workspace workspace, Span<float> output)");
        EmitStart(context, code, type, "training: false");
        string rows = SequenceMembersEmitter.OutputRows(context.Program, "samples", "pass.Time");
        code.Line("if (!output.IsEmpty)");
        code.Line($"    SequenceGuard.Length(\"output\", output.Length, {rows}, OutputSize);");
        code.Line("workspace.Run(ref pass, Pass.LossPhase, Partition.SampleParts(samples), "
            + $"{PassMembersEmitter.Flops(context, 1)} * samples * pass.Time);");
        code.Line("if (!output.IsEmpty)");
        code.Line("    MemoryMarshal.CreateReadOnlySpan(ref pass.OutputRow(0), output.Length).CopyTo(output);");
        code.Line("return (float)(workspace.TotalLoss / divisor);");
        code.Close();
    }

    private static void EmitLossAndGradients(EmissionContext context, CodeWriter code, string type)
    {
        code.Blank();
        code.Open(
            $"public float LossAndGradients({Parameters(context, type)}, Workspace workspace, Span<float> gradients)");
        code.Line("ShapeGuard.Training(input, targets, gradients, _parameters);");
        EmitStart(context, code, type, "training: true, keeps: false, gradients");
        code.Line("return LossAndGradients(ref pass, workspace, samples, divisor);");
        code.Close();
    }

    private static string Parameters(EmissionContext context, string type) =>
        $"{SequenceMembersEmitter.Input(context)}, ReadOnlySpan<{type}> targets, "
        + $"{(context.Program.IsRecurrent ? "RecurrentState? state, " : "")}int samples, ReadOnlySpan<int> lengths";

    private static void EmitStart(EmissionContext context, CodeWriter code, string type, string arguments)
    {
        NetworkProgram program = context.Program;
        Shape output = program.Network.OutputShape;
        bool indices = type == "int";
        int targets = indices ? LossMembersEmitter.TargetIndices(program.Output) : output.Size;
        SequenceMembersEmitter.EmitEnter(program, code, "state");
        code.Line("int time = SequenceGuard.Time(input.Length, InputSize, samples);");
        code.Line("SequenceGuard.Length(\"targets\", targets.Length, "
            + $"{SequenceMembersEmitter.OutputRows(program, "samples", "time")}, {targets});");
        if (indices && program.OutputHasTime)
            code.Line($"SequenceGuard.Labels(targets, lengths, time, {output.Last}, in LossDescription.Options);");
        else if (indices)
            LossMembersEmitter.EmitValidate(program, code);
        code.Line($"Pass pass = Begin(input, {(program.IsRecurrent ? "state, " : "")}samples, lengths, "
            + $"workspace, {arguments});");
        LossMembersEmitter.EmitTargets(code, indices);
        string positions = program.OutputHasTime ? ", time"
            : LossEmitter.Positions(program.Output) > 1 ? $", {LossEmitter.Positions(program.Output)}"
            : "";
        code.Line($"pass.Weights = workspace.TakeWeights(samples{positions});");
        LossMembersEmitter.EmitScale(program.Output.Loss!, code, Divisor(program, output, indices));
    }

    private static string Divisor(NetworkProgram program, Shape output, bool indices)
    {
        string lengths = program.OutputHasTime ? "pass.Lengths" : "";
        if (!indices)
            return LossMembersEmitter.DivisorOfValues(program.Output.Loss!, output, $"pass.Weights.Total({lengths})");
        string counted = program.OutputHasTime ? ", pass.Lengths" : "";
        string library = LossMembersEmitter.Library(program);
        return $"{library}.TotalWeight(targets, in LossDescription.Options, pass.Weights{counted})";
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

using StaticNet.Generators.Losses;
using StaticNet.Generators.Lowering;
using StaticNet.Generators.Model;

namespace StaticNet.Generators.Emission;

/// <summary>Writes the loss and its gradients, for each kind of target that the loss takes.</summary>
internal static class LossMembersEmitter
{
    public static void Emit(EmissionContext context, MemberWriter members)
    {
        Loss loss = context.Program.Output.Loss!;
        EmitPair(context, members, indices: false);
        if (loss is ITakesIndices)
            EmitPair(context, members, indices: true);
        EmitFinish(context, members.Network);
    }

    /// <summary>How many class indices one sample has.</summary>
    public static int TargetIndices(ProgramOutput output) =>
        output.Loss is ITakesIndices ? output.Shape.Size / output.Shape.Last : 0;

    /// <summary>The class of the library that checks class indices and adds up their weights.</summary>
    public static string Library(NetworkProgram program) => ((ITakesIndices)program.Output.Loss!).Library;

    private static void EmitPair(EmissionContext context, MemberWriter members, bool indices)
    {
        string type = indices ? "int" : "float";
        members.Class.Blank();
        members.Class.Line("/// <inheritdoc/>");
        CodeWriter code = members.Open(
            $"public float Loss(ReadOnlySpan<float> input, ReadOnlySpan<{type}> targets, Workspace workspace, "
            + "Span<float> output = default)");
        EmitStart(context, code, indices, "training: false");
        code.Line("if (!output.IsEmpty)");
        code.Line("    ShapeGuard.Length(\"output\", output.Length, samples, OutputSize);");
        code.Line("workspace.Run(ref pass, Pass.LossPhase, Partition.SampleParts(samples), "
            + $"{context.Program.Flops}L * samples);");
        code.Line("if (!output.IsEmpty)");
        code.Line("    MemoryMarshal.CreateReadOnlySpan(ref pass.OutputRow(0), samples * OutputSize).CopyTo(output);");
        code.Line("return (float)(workspace.TotalLoss / divisor);");
        code.Close();

        members.Class.Blank();
        members.Class.Line("/// <inheritdoc/>");
        members.Open($"public float LossAndGradients(ReadOnlySpan<float> input, ReadOnlySpan<{type}> targets, "
            + "Workspace workspace, Span<float> gradients)");
        code.Line("ShapeGuard.Training(input, targets, gradients, _parameters);");
        EmitStart(context, code, indices, "training: true, keeps: false, gradients");
        code.Line("return LossAndGradients(ref pass, workspace, samples, divisor);");
        code.Close();
    }

    private static void EmitStart(EmissionContext context, CodeWriter code, bool indices, string arguments)
    {
        Loss loss = context.Program.Output.Loss!;
        Shape output = context.Program.Network.OutputShape;
        PassMembersEmitter.EmitEnter(code);
        code.Line("int samples = ShapeGuard.LossSamples(input.Length, InputSize);");
        int targets = indices ? TargetIndices(context.Program.Output) : output.Size;
        code.Line($"ShapeGuard.Length(\"targets\", targets.Length, samples, {targets});");
        if (indices)
            EmitValidate(context.Program, code);
        code.Line($"Pass pass = Begin(input, workspace, samples, {arguments});");
        EmitTargets(code, indices);
        int positions = LossEmitter.Positions(context.Program.Output);
        code.Line($"pass.Weights = workspace.TakeWeights(samples{(positions > 1 ? $", {positions}" : "")});");
        EmitScale(loss, code, Divisor(context.Program, output, indices));
    }

    /// <summary>Writes what the loss is divided by and its gradients are multiplied by.</summary>
    public static void EmitScale(Loss loss, CodeWriter code, string divisor)
    {
        // A weighted mean over fewer is the mean times the weight.
        string weight = loss.Weight == 1 ? "" : $" / {Literals.Text(loss.Weight)}";
        code.Line($"double divisor = {(loss.IsSum ? "1" : divisor)}{weight};");
        code.Line("workspace.LossDivisor = divisor;");
        if (loss.IsSum)
            code.Line("workspace.LossIsSum = true;");
        // Where nothing counts, the mean is NaN, but its gradient is none.
        code.Line(loss.IsSum && weight.Length == 0 ? "pass.Scale = 1;" : "pass.Scale = divisor == 0 ? 0 : (float)(1 / divisor);");
    }

    /// <summary>Writes that every class index must be one.</summary>
    public static void EmitValidate(NetworkProgram program, CodeWriter code) => code.Line(
        $"{Library(program)}.Validate(targets, {program.Network.OutputShape.Last}, in LossDescription.Options);");

    /// <summary>Writes that a pass reads the caller's targets.</summary>
    public static void EmitTargets(CodeWriter code, bool indices)
    {
        if (!indices)
            code.Line("workspace.RequireOutside(\"targets\", targets);");
        code.Line(indices ? "pass.Labels = targets;" : "pass.Targets = targets;");
    }

    /// <summary>What the mean over values divides by, of the total weight of their positions.</summary>
    public static string DivisorOfValues(Loss loss, Shape output, string totalWeight) =>
        loss.Divisor == LossDivisor.Positions || output.Size == 1 ? totalWeight : $"{totalWeight} * {output.Size}";

    private static string Divisor(NetworkProgram program, Shape output, bool indices) => indices
        ? $"{Library(program)}.TotalWeight(targets, in LossDescription.Options, pass.Weights)"
        : DivisorOfValues(program.Output.Loss!, output, "pass.Weights.Total()");

    private static void EmitFinish(EmissionContext context, CodeWriter code)
    {
        code.Blank();
        code.Open("private float LossAndGradients(ref Pass pass, Workspace workspace, int samples, double divisor)");
        PassMembersEmitter.EmitBackwardPhases(context, code, "LossAndBackwardPhase");
        code.Line("return (float)(workspace.TotalLoss / divisor);");
        code.Close();
    }
}

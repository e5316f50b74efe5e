using StaticNet.Generators.CSharp;
using StaticNet.Generators.Lowering;
using StaticNet.Generators.Model;

namespace StaticNet.Generators.Emission;

/// <summary>Writes the loss of sequences: the sum over the time steps of each that count.</summary>
internal static class SequenceLossEmitter
{
    public static void Emit(EmissionContext context, ProgramOutput output, CodeWriter code) =>
        LossEmitter.EmitMethod(context.Program, output, code, "sequence", () => EmitBody(context, output, code));

    private static void EmitBody(EmissionContext context, ProgramOutput output, CodeWriter code)
    {
        NetworkProgram program = context.Program;
        bool adds = program.HasParameters && context.Gradients.AddsFromLoss(output);
        Value value = output.LossInput;
        string stride = value.StrideName;
        string gradientStride = value.GradientStrideName;
        PassForwardEmitter.EmitRows(program, code, steps: adds || !Lanes.IsPadded(value.Size), lengths: true);
        code.Line($"ref float values = ref {PassRows.Of(context, value)};");
        string own = value.Member + "Gradient", written = adds ? context.Memory.AddendOf(output).Name : own;
        if (program.HasParameters)
            LossEmitter.EmitGradient(code, "dValues", PassRows.Of(context, written));
        code.Open("for (int sample = first; sample < end; sample++)");
        code.Line("double loss = 0;");
        code.Line("int length = lengths.IsEmpty ? time : lengths[sample - first];");
        code.Open("for (int step = 0; step < length; step++)");
        code.Line("int row = step * rows + sample - first;");
        code.Line($"ref float rowValues = ref Floats.At(ref values, row * {stride});");
        if (program.HasParameters)
            LossEmitter.EmitGradient(code, "dRowValues", $"Floats.At(ref dValues, row * {gradientStride})");
        else
            code.Line(LossEmitter.NoGradient("dRowValues"));
        code.Line($"float weight = {LossNames.Field(program, output, "Weights")}[sample, step];");
        LossEmitter.EmitCalls(
            program, output, code, output.Shape.Size,
            "(sample * time + step)", "ref rowValues", "ref dRowValues");
        code.Close();
        code.Line($"{LossNames.Field(program, output, "SampleLosses")}[sample] = loss;");
        code.Close();
        if (!program.HasParameters)
            return;
        code.Line("if (!withGradient)");
        code.Line("    return;");
        code.Line($"TimeMajor.ClearEnded(rows, time, lengths, ref dValues, {gradientStride});");
        if (adds)
        {
            code.Line($"// {value.GradientLocal} += that of this loss");
            ContributionEmitter.EmitAdd(
                "dValues", gradientStride, PassRows.Of(context, own), gradientStride, "steps",
                value.SizeName, code);
            return;
        }
        if (!Lanes.IsPadded(value.Size))
            code.Line(
                $"Padding.Clear(steps, {value.SizeName}, ref dValues, {gradientStride});");
    }
}

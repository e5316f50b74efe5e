using StaticNet.Generators.Losses;
using StaticNet.Generators.Lowering;
using StaticNet.Generators.Model;

namespace StaticNet.Generators.Emission;

/// <summary>Writes the loss of the samples of one part, with and without its gradient.</summary>
internal static class LossEmitter
{
    public static void Emit(EmissionContext context, CodeWriter code)
    {
        NetworkProgram program = context.Program;
        Loss loss = program.Loss!;
        Shape output = program.Network.OutputShape;
        bool hasPadding = !program.LossInput.Seen(output, isGradient: false).IsExact
            || !program.LossInput.Seen(output, isGradient: true).IsExact;
        bool byPosition = loss.Divisor == LossDivisor.Positions || (output.Positions > 1 && hasPadding);
        int groups = byPosition ? output.Size / output.Last : 1;
        int count = byPosition ? output.Last : output.Size;
        if (program.OutputHasTime)
        {
            SequenceLossEmitter.Emit(program, code);
            return;
        }
        PassForwardEmitter.EmitMethod(
            code, "Losses", $"The loss of each sample, and its gradient if it is wanted: {loss.Formula}.",
            () => EmitRows(program, code, groups, count), ", bool withGradient");
    }

    private static void EmitRows(NetworkProgram program, CodeWriter code, int groups, int count)
    {
        Value value = program.LossInput;
        Shape output = program.Network.OutputShape;
        ValueLayout layout = value.Seen(output, isGradient: false).Qualified();
        ValueLayout gradient = value.Seen(output, isGradient: true).Qualified();
        code.Open("for (int sample = first; sample < end; sample++)");
        code.Line("double loss = 0;");
        bool weighsPositions = Positions(program) > 1;
        if (!weighsPositions)
            code.Line("float weight = Weights[sample];");
        if (groups > 1)
            code.Open($"for (int position = 0; position < {groups}; position++)");
        code.Line($"ref float values = ref {Place(PassForwardEmitter.Row(value, "sample"), groups, layout)};");
        code.Line("ref float dValues = ref Unsafe.NullRef<float>();");
        code.Line("if (withGradient)");
        code.Line($"    dValues = ref {Place($"{value.Member}GradientRow(sample)", groups, gradient)};");
        if (weighsPositions)
            code.Line("float weight = Weights[sample, position];");
        EmitCalls(program.Loss!, code, count, groups);
        if (groups > 1)
            code.Close();
        code.Line("SampleLosses[sample] = loss;");
        code.Close();
        if (gradient.IsExact)
            return;
        code.Line("if (withGradient)");
        code.Line($"    Padding.Clear({gradient.Rows("end - first")}, {gradient.ChannelsName}, "
            + $"ref {value.Member}GradientRow(first), {gradient.ChannelStrideName});");
    }

    /// <summary>How many losses of a sample, or of a time step, have a weight each.</summary>
    public static int Positions(NetworkProgram program)
    {
        Shape output = program.Network.OutputShape;
        return program.Loss!.Divisor == LossDivisor.Positions ? output.Size / output.Last : 1;
    }

    private static string Place(string row, int groups, ValueLayout layout) =>
        groups == 1 ? row : $"Unsafe.Add(ref {row}, position * {layout.ChannelStrideName})";

    private static void EmitCalls(Loss loss, CodeWriter code, int count, int groups) =>
        EmitCalls(loss, code, count, groups > 1 ? $"(sample * {groups} + position)" : "sample");

    /// <summary>Adds the loss of one group of values.</summary>
    public static void EmitCalls(
        Loss loss, CodeWriter code, int count, string group, string values = "ref values",
        string dValues = "ref dValues")
    {
        string target = $"ref MemoryMarshal.GetReference(Targets.Slice({group} * {count}))";
        string byValues = loss.CallForValues(values, count, target, dValues);
        if (!loss.TakesIndices)
        {
            code.Line($"loss += weight * {byValues};");
            return;
        }
        code.Line("double unweighted = Labels.IsEmpty");
        code.Line($"    ? {byValues}");
        code.Line($"    : {loss.CallForIndex(values, count, $"Labels[{group}]", dValues)};");
        code.Line("loss += weight * unweighted;");
    }
}

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
        EmitMethod(program, code, "sample", () => EmitRows(program, code, groups, count));
    }

    /// <summary>
    /// Writes the method of the losses. Without parameters nothing in a training step needs the gradient of the loss:
    /// a caller who wants that of the input calls Backward.
    /// </summary>
    /// <param name="program">The network.</param>
    /// <param name="code">Where to write.</param>
    /// <param name="one">What each loss is of.</param>
    /// <param name="body">Writes its body.</param>
    public static void EmitMethod(NetworkProgram program, CodeWriter code, string one, Action body)
    {
        string gradient = program.HasParameters ? ", and its gradient if it is wanted" : "";
        PassForwardEmitter.EmitMethod(
            code, "Losses", $"The loss of each {one}{gradient}: {program.Loss!.Formula}.", body,
            program.HasParameters ? ", bool withGradient" : "");
    }

    /// <summary>The call of that method.</summary>
    /// <param name="program">The network.</param>
    /// <param name="samples">The first sample and the end.</param>
    /// <param name="withGradient">Whether training needs the gradient of the loss.</param>
    public static string Call(NetworkProgram program, string samples, bool withGradient) =>
        program.HasParameters
            ? $"Losses<TSimd>({samples}, withGradient: {(withGradient ? "true" : "false")});"
            : $"Losses<TSimd>({samples});";

    /// <summary>Writes where a gradient goes: nowhere, unless it is wanted.</summary>
    /// <param name="program">The network.</param>
    /// <param name="code">Where to write.</param>
    /// <param name="local">The name of the reference.</param>
    /// <param name="place">The place of the gradient.</param>
    public static void EmitGradient(NetworkProgram program, CodeWriter code, string local, string place)
    {
        code.Line($"ref float {local} = ref Unsafe.NullRef<float>();");
        if (program.HasParameters)
            code.Line("if (withGradient)").Line($"    {local} = ref {place};");
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
        EmitGradient(
            program, code, "dValues", Place($"{value.Member}GradientRow(sample)", groups, gradient));
        if (weighsPositions)
            code.Line("float weight = Weights[sample, position];");
        EmitCalls(program.Loss!, code, count, groups);
        if (groups > 1)
            code.Close();
        code.Line("SampleLosses[sample] = loss;");
        code.Close();
        if (gradient.IsExact || !program.HasParameters)
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
        if (loss is not ITakesIndices indexed)
        {
            code.Line($"loss += weight * {byValues};");
            return;
        }
        code.Line("double unweighted = Labels.IsEmpty");
        code.Line($"    ? {byValues}");
        code.Line($"    : {indexed.CallForIndex(values, count, $"Labels[{group}]", dValues)};");
        code.Line("loss += weight * unweighted;");
    }
}

using StaticNet.Generators.CSharp;
using StaticNet.Generators.Losses;
using StaticNet.Generators.Lowering;
using StaticNet.Generators.Model;

namespace StaticNet.Generators.Emission;

/// <summary>Writes the loss of the samples of one part, with and without its gradient.</summary>
internal static class LossEmitter
{
    public static void Emit(EmissionContext context, ProgramOutput output, CodeWriter code)
    {
        NetworkProgram program = context.Program;
        if (output.Shape.HasTime)
        {
            SequenceLossEmitter.Emit(context, output, code);
            return;
        }
        Shape shape = output.Shape;
        bool hasPadding = !output.LossInput.Seen(shape, isGradient: false).IsExact
            || !output.LossInput.Seen(shape, isGradient: true).IsExact;
        bool byPosition = output.Loss!.Divisor == LossDivisor.Positions || (shape.Positions > 1 && hasPadding);
        int groups = byPosition ? shape.Size / shape.Last : 1;
        int count = byPosition ? shape.Last : shape.Size;
        EmitMethod(program, output, code, "sample", () => EmitRows(context, output, code, groups, count));
    }

    /// <summary>
    /// Writes the method of the losses. Without parameters nothing in a training step needs the gradient of the loss:
    /// a caller who wants that of the input calls Backward.
    /// </summary>
    /// <param name="program">The network.</param>
    /// <param name="output">The output that has the loss.</param>
    /// <param name="code">Where to write.</param>
    /// <param name="one">What each loss is of.</param>
    /// <param name="body">Writes its body.</param>
    public static void EmitMethod(
        NetworkProgram program, ProgramOutput output, CodeWriter code, string one, Action body)
    {
        string gradient = program.HasParameters ? ", and its gradient if it is wanted" : "";
        string of = program.Outputs.Count == 1 ? "" : $" of {output.Binding.Name}";
        PassForwardEmitter.EmitMethod(
            code, LossNames.Field(program, output, "Losses"),
            $"The loss{of} of each {one}{gradient}: {output.Loss!.Formula}.", body,
            program.HasParameters ? ", bool withGradient" : "");
    }

    /// <summary>
    /// The calls of these methods; in training every gradient that the backward pass starts from is set.
    /// </summary>
    /// <param name="context">The network.</param>
    /// <param name="samples">The first sample and the end.</param>
    /// <param name="withGradient">Whether training needs the gradient of the loss.</param>
    public static IEnumerable<string> Calls(EmissionContext context, string samples, bool withGradient)
    {
        NetworkProgram program = context.Program;
        string gradient = Literals.Bool(withGradient);
        foreach (ProgramOutput output in program.Losses)
        {
            string method = LossNames.Field(program, output, "Losses");
            yield return program.HasParameters
                ? $"{method}<TSimd>({samples}, withGradient: {gradient});"
                : $"{method}<TSimd>({samples});";
        }
        if (withGradient && HasOthers(context))
            yield return $"ClearGradients<TSimd>({samples});";
    }

    /// <summary>Writes zeros as the gradients that a caller gives, and no loss.</summary>
    public static void EmitClear(EmissionContext context, CodeWriter code)
    {
        if (context.Program.Losses.Count == 0 || !HasOthers(context))
            return;
        const string Summary = "The gradients of outputs without a loss: zero in training by the losses.";
        PassForwardEmitter.EmitMethod(code, "ClearGradients", Summary, () =>
        {
            PassForwardEmitter.EmitRows(context.Program, code, steps: context.Program.HasTime, lengths: false);
            BackwardStartEmitter.EmitClear(context, Others(context), code);
        });
    }

    /// <summary>Writes where a gradient goes: nowhere, unless it is wanted.</summary>
    /// <param name="code">Where to write.</param>
    /// <param name="local">The name of the reference.</param>
    /// <param name="place">The place of the gradient.</param>
    public static void EmitGradient(CodeWriter code, string local, string place) =>
        code.Line(NoGradient(local)).Line("if (withGradient)").Line($"    {local} = ref {place};");

    /// <summary>The declaration of a reference that refers to nothing.</summary>
    public static string NoGradient(string local) => $"ref float {local} = ref Unsafe.NullRef<float>();";

    /// <summary>How many losses of a sample, or of a time step, have a weight each.</summary>
    public static int Positions(ProgramOutput output) =>
        output.Loss!.Divisor == LossDivisor.Positions ? output.Shape.Size / output.Shape.Last : 1;

    /// <summary>Adds the loss of one group of values.</summary>
    public static void EmitCalls(
        NetworkProgram program, ProgramOutput output, CodeWriter code, int count, string group,
        string values = "ref values", string dValues = "ref dValues")
    {
        string targets = LossNames.Field(program, output, "Targets");
        string labels = LossNames.Field(program, output, "Labels");
        LossGroup ofValues = new(
            values, count, $"ref MemoryMarshal.GetReference({targets}.Slice({group} * {count}))",
            $"{LossNames.Field(program, output, "Scale")} * weight", dValues, LossNames.Options(program, output));
        string byValues = output.Loss!.CallForValues(ofValues);
        if (output.Loss is not ITakesIndices indexed)
        {
            code.Line($"loss += weight * {byValues};");
            return;
        }
        code.Line($"double unweighted = {labels}.IsEmpty");
        code.Line($"    ? {byValues}");
        code.Line($"    : {indexed.CallForIndex(ofValues with { Target = $"{labels}[{group}]" })};");
        code.Line("loss += weight * unweighted;");
    }

    private static bool HasOthers(EmissionContext context) => context.Program.HasParameters && Others(context).Any();

    private static IEnumerable<Value> Others(EmissionContext context) => context.Gradients.FromCaller.Where(
        value => !context.Gradients.FromLoss.Contains(value) && !context.Program.IsCallers(value));

    private static void EmitRows(
        EmissionContext context, ProgramOutput output, CodeWriter code, int groups, int count)
    {
        NetworkProgram program = context.Program;
        Value value = output.LossInput;
        ValueLayout layout = value.Seen(output.Shape, isGradient: false);
        ValueLayout gradient = value.Seen(output.Shape, isGradient: true);
        string weights = LossNames.Field(program, output, "Weights");
        code.Open("for (int sample = first; sample < end; sample++)");
        code.Line("double loss = 0;");
        bool weighsPositions = Positions(output) > 1;
        if (!weighsPositions)
            code.Line($"float weight = {weights}[sample];");
        if (groups > 1)
            code.Open($"for (int position = 0; position < {groups}; position++)");
        code.Line($"ref float values = ref {Place(PassRows.Of(context, value, "sample"), groups, layout)};");
        bool takesGradient = context.Gradients.TakesGradientOfLoss(output);
        bool adds = takesGradient && context.Gradients.AddsFromLoss(output);
        string own = value.Member + "Gradient", written = adds ? context.Memory.AddendOf(output).Name : own;
        if (takesGradient)
            EmitGradient(code, "dValues", Place(PassRows.Of(context, written, "sample"), groups, gradient));
        else
            code.Line(NoGradient("dValues"));
        if (weighsPositions)
            code.Line($"float weight = {weights}[sample, position];");
        EmitCalls(program, output, code, count, groups > 1 ? $"(sample * {groups} + position)" : "sample");
        if (groups > 1)
            code.Close();
        code.Line($"{LossNames.Field(program, output, "SampleLosses")}[sample] = loss;");
        code.Close();
        if (adds)
            EmitSum(context, value, gradient, written, code);
        if (adds || gradient.IsExact || !takesGradient)
            return;
        code.Line("if (withGradient)");
        code.Line($"    Padding.Clear({gradient.Rows("end - first")}, {gradient.ChannelsName}, "
            + $"ref {PassRows.Of(context, own)}, {gradient.ChannelStrideName});");
    }

    // The first loss of the value wrote its gradient.
    private static void EmitSum(
        EmissionContext context, Value value, ValueLayout gradient, string addend, CodeWriter code)
    {
        code.Open("if (withGradient)");
        code.Line($"// {value.GradientLocal} += that of this loss");
        ContributionEmitter.EmitAdd(
            PassRows.Of(context, addend), gradient.ChannelStrideName, PassRows.Of(context, value.Member + "Gradient"),
            gradient.ChannelStrideName, gradient.Rows("end - first"), gradient.ChannelsName, code);
        code.Close();
    }

    private static string Place(string row, int groups, ValueLayout layout) =>
        groups == 1 ? row : $"Floats.At(ref {row}, position * {layout.ChannelStrideName})";
}

using StaticNet.Generators.Autodiff;
using StaticNet.Generators.Layers;
using StaticNet.Generators.Lowering;
using StaticNet.Generators.Memory;
using StaticNet.Generators.Model;

namespace StaticNet.Generators.Emission;

/// <summary>Writes the backward pass: the gradients of values, sample by sample, then those of parameters.</summary>
internal static class PassBackwardEmitter
{
    /// <summary>The rows of a weight in one part: whole tiles of 6 and of 8.</summary>
    public const int WeightRowsPerPart = 48;

    public static void Emit(EmissionContext context, CodeWriter code)
    {
        EmitTranspose(context, code);
        EmitBackwardFromOutput(context, code);
        EmitBackward(context, code);
        EmitParameterGradients(context, code);
    }

    /// <summary>How many parts the parameter gradients have.</summary>
    public static int ParameterParts(EmissionContext context) =>
        context.Program.Steps.Where(HasParameterGradients).Sum(static step => Parts(step));

    /// <summary>
    /// Whether a step's parameter gradients are computed last; where the whole batch is summed up anyway, they come of
    /// that.
    /// </summary>
    public static bool HasParameterGradients(Step step) =>
        step.Parameters.Count > 0 && step.Layer is IHasParameterGradients;

    private static void EmitTranspose(EmissionContext context, CodeWriter code)
    {
        code.Blank();
        code.Summary("The transposed weights, through which gradients flow back to the inputs of their layers.");
        code.Line("private readonly void TransposeWeights<TSimd>(int first, int end)");
        code.Open("    where TSimd : unmanaged, ISimd<TSimd>");
        int part = 0;
        IEnumerable<GradientStep> transposed =
            context.Gradients.Where(gradient => context.Memory.Transposed.ContainsKey(gradient.Step));
        foreach (GradientStep gradient in transposed)
        {
            Step step = gradient.Step;
            string condition =
                gradient.OnlyForNetworkInput && step.Layer is not IRecurrent ? " && WantsInputGradient" : "";
            code.Open($"if (first <= {part} && end > {part}{condition})");
            code.Line($"Layers.{step.Name}Transpose<TSimd>(ref Parameters, "
                + $"{StepArguments.TransposedWeight(context, step)});");
            code.Close();
            part++;
        }
        code.Close();
    }

    private static void EmitBackwardFromOutput(EmissionContext context, CodeWriter code)
    {
        NetworkProgram program = context.Program;
        const string Summary = "The gradients of the samples' values, from the caller's gradient of the outputs.";
        PassForwardEmitter.EmitMethod(code, "BackwardFromOutput", Summary, () =>
        {
            PassForwardEmitter.EmitRows(program, code, steps: program.OutputHasTime, lengths: program.OutputHasTime);
            if (program.StartsAtCallersGradient)
            {
                EmitStart(context, "DInputRow(first)", isGradient: false, code);
                return;
            }
            Value start = program.LossInput;
            code.Line($"ref float {start.GradientLocal} = ref {start.Member}GradientRow(first);");
            if (program.OutputHasTime)
                EmitSequenceStart(context, code);
            else
                EmitStart(context, start.GradientLocal, isGradient: true, code);
            ValueLayout layout = start.GradientLayout.Qualified();
            if (!layout.IsExact && start.Place != ValuePlace.Input)
                code.Line($"Padding.Clear({layout.Rows(program.OutputHasTime ? "steps" : "rows")}, "
                    + $"{layout.ChannelsName}, ref {start.GradientLocal}, {layout.ChannelStrideName});");
            code.Line("Backward<TSimd>(first, end);");
        });
    }

    // The gradient of what the loss reads, from that of the output: where it is ours, with padding.
    private static void EmitStart(EmissionContext context, string target, bool isGradient, CodeWriter code)
    {
        NetworkProgram program = context.Program;
        Value start = program.LossInput;
        if (program.LossActivation is { } activation)
        {
            code.Line($"// {start.GradientLocal}, through {activation.Layer.Name}");
            EmitLossActivation(context, activation, "DOutputRow(first)", target, code);
            return;
        }
        code.Line($"// {start.GradientLocal} = dOutput{(isGradient ? ", with padding" : "")}");
        PassForwardEmitter.EmitCopy(
            code, "DOutputRow(first)", program.OutputLayout, target, start.Seen(program.Network.OutputShape, isGradient));
    }

    // The method of a layer that joins the loss is called only here, from the gradient of the output.
    private static void EmitLossActivation(
        EmissionContext context, Step activation, string dOutput, string dInput, CodeWriter code)
    {
        string arguments = StepArguments.Backward(context, activation, dOutput, dInput, "first");
        code.Line($"Layers.{activation.Name}Backward<TSimd>({arguments});");
    }

    // The caller's gradient, time step by time step, and in place through what joins the loss.
    private static void EmitSequenceStart(EmissionContext context, CodeWriter code)
    {
        Value start = context.Program.LossInput;
        string stride = PassForwardEmitter.Qualify(start.GradientStrideName);
        code.Line($"// {start.GradientLocal} = dOutput, time step by time step; zero behind the end of a sequence");
        code.Line($"TimeMajor.Read(rows, time, OutputSize, ref {PassForwardEmitter.Sequence("DOutput", "OutputSize")}, "
            + $"time * OutputSize, ref {start.GradientLocal}, {stride});");
        code.Line($"TimeMajor.ClearEnded(rows, time, lengths, ref {start.GradientLocal}, {stride});");
        if (context.Program.LossActivation is not { } activation)
            return;
        code.Line($"// through {activation.Layer.Name}");
        EmitLossActivation(context, activation, start.GradientLocal, start.GradientLocal, code);
    }

    private static void EmitBackward(EmissionContext context, CodeWriter code)
    {
        NetworkProgram program = context.Program;
        if (program.StartsAtCallersGradient)
            return;
        PassForwardEmitter.EmitMethod(code, "Backward", Summary(program.LossInput.Name), () =>
        {
            PassForwardEmitter.EmitRows(program, code, steps: true, program.ReadsLengths);
            code.Line(
                $"ref float {program.LossInput.GradientLocal} = ref {program.LossInput.Member}GradientRow(first);");
            EmitGradientSteps(context, 0, code);
            if (program.LossInput.Place == ValuePlace.Input)
            {
                ValueLayout layout = program.LossActivation?.InputGradientLayout ?? program.Input.GradientLayout;
                EmitInputCopy(program, layout.ChannelStrideName, code, isAsked: false);
            }
        });
        for (int index = 0; index < context.Gradients.Count; index++)
        {
            if (context.Gradients[index].Step.Layer is IWaitsForBatch)
                EmitBackwardFrom(context, index, code);
        }
    }

    // From a layer that had to wait for the sums of the whole batch.
    private static void EmitBackwardFrom(EmissionContext context, int index, CodeWriter code)
    {
        Step step = context.Gradients[index].Step;
        PassForwardEmitter.EmitMethod(code, $"BackwardFrom{step.Name}", Summary(step.Layer.Name), () =>
        {
            code.Line("int rows = end - first;");
            code.Line($"ref float {step.Output.GradientLocal} = ref {GradientRow(context, step, "first")};");
            if (context.Program.HasParameters && IsOptional(context.Gradients[index]))
                EmitEnd(code);
            EmitGradientStep(context, context.Gradients[index], code);
            EmitGradientSteps(context, index + 1, code);
        });
    }

    private static string Summary(string start) =>
        $"The gradients of all values of the samples from first to end, from that of {start}.";

    // Up to the next layer that needs sums over the whole batch of the gradient of its output.
    private static void EmitGradientSteps(EmissionContext context, int first, CodeWriter code)
    {
        bool isWanted = !context.Program.HasParameters || (first > 0 && IsOptional(context.Gradients[first - 1]));
        for (int index = first; index < context.Gradients.Count; index++)
        {
            GradientStep gradient = context.Gradients[index];
            if (gradient.AppliesDerivative)
                EmitDerivative(gradient.Step, code);
            if (gradient.Step.Layer is IWaitsForBatch)
                return;
            if (IsOptional(gradient) && !isWanted)
                EmitEnd(code);
            isWanted |= IsOptional(gradient);
            EmitGradientStep(context, gradient, code);
        }
    }

    // Before it no layer has parameters: the rest is for a caller who asks for the gradient of the input.
    private static bool IsOptional(GradientStep gradient) =>
        gradient.OnlyForNetworkInput && gradient.ComputesInputGradient && gradient.Step.Layer is not IRecurrent;

    private static void EmitEnd(CodeWriter code) =>
        code.Blank().Line("if (!WantsInputGradient)").Line("    return;");

    private static void EmitGradientStep(EmissionContext context, GradientStep gradient, CodeWriter code)
    {
        Step step = gradient.Step;
        if (!gradient.ComputesInputGradient)
            return;
        bool writesInput = step.Input.Place == ValuePlace.Input;
        code.Blank();
        code.Line($"// {step.Input.GradientLocal}, from {step.Output.GradientLocal} through {step.Layer.Name}");
        string target = Target(context.Program, gradient);
        // A recurrent layer's own parameters need its backward pass in any case.
        bool isAsked = writesInput && step.Layer is IRecurrent;
        code.Line(isAsked
            ? $"ref float {step.Input.GradientLocal} = ref WantsInputGradient ? ref {target} "
                + ": ref Unsafe.NullRef<float>();"
            : $"ref float {step.Input.GradientLocal} = ref {target};");
        string arguments = StepArguments.Backward(
            context, step, step.Output.GradientLocal, step.Input.GradientLocal, "first");
        string call = $"Layers.{step.Name}Backward<TSimd>({arguments});";
        EmitChoice(step, "steps", call, code, () =>
            $"Layers.{step.Name}TableBackward<TSimd>({StepArguments.TableBackward(context, step, "first")});");
        if (!writesInput)
            return;
        if (context.Program.HasTime)
            EmitInputCopy(context.Program, step.InputGradientLayout.ChannelStrideName, code, isAsked);
        else if (NeedsInputCopy(step))
            EmitInputCopy(context.Program, step.Input.GradientStrideName, code, isAsked: false);
    }

    private static void EmitDerivative(Step step, CodeWriter code)
    {
        ActivationFunction function = ((IActivationLayer)step.Fused!).Function;
        ValueLayout layout = step.Output.Layout.Qualified();
        ValueLayout gradient = step.Output.GradientLayout.Qualified();
        code.Blank();
        code.Line($"// {step.Output.GradientLocal} *= the derivative of {step.Fused.Name}");
        code.Line($"Elementwise.Backward<TSimd, {function.Type}>(");
        code.Line($"    ref {step.Output.GradientLocal}, {gradient.ChannelStrideName}, "
            + $"ref {PassForwardEmitter.Row(step.Output)}, {layout.ChannelStrideName},");
        code.Line($"    ref {step.Output.GradientLocal}, {gradient.ChannelStrideName}, "
            + $"{layout.Rows(step.Output.Shape.HasTime ? "steps" : "rows")}, {layout.ChannelsName}, "
            + $"{function.Instance});");
    }

    private static string Target(NetworkProgram program, GradientStep gradient)
    {
        Step step = gradient.Step;
        if (gradient.InPlace)
            return step.Output.GradientLocal;
        bool isExact = step.Input.Place == ValuePlace.Input && !NeedsInputCopy(step) && !program.HasTime;
        return isExact ? "DInputRow(first)" : $"{step.Input.Member}GradientRow(first)";
    }

    private static bool NeedsInputCopy(Step step) =>
        !step.Layer.WritesExactly && step.Input.GradientStrideName != "InputSize";

    private static void EmitInputCopy(NetworkProgram program, string stride, CodeWriter code, bool isAsked)
    {
        string gradient = program.Input.GradientLocal;
        code.Line(program.HasTime ? "// dInput, sequence by sequence" : "// dInput, without padding");
        if (isAsked)
            code.Line("if (WantsInputGradient)").Indent();
        code.Line(program.HasTime
            ? $"TimeMajor.Write(rows, time, InputSize, ref {gradient}, {PassForwardEmitter.Qualify(stride)}, "
                + $"ref {PassForwardEmitter.Sequence("DInput", "InputSize")}, time * InputSize);"
            : $"Elementwise.Apply<TSimd, Identity>(ref {gradient}, {PassForwardEmitter.Qualify(stride)}, "
                + "ref DInputRow(first), InputSize, rows, InputSize, default(Identity));");
        if (isAsked)
            code.Outdent();
    }

    private static void EmitParameterGradients(EmissionContext context, CodeWriter code)
    {
        code.Blank();
        code.Summary("The gradients of the parameters, for some parts of the rows of all weights.");
        code.Line("private readonly void ParameterGradients<TSimd>(int first, int end)");
        code.Open("    where TSimd : unmanaged, ISimd<TSimd>");
        int start = 0;
        foreach (Step step in context.Program.Steps.Where(HasParameterGradients))
        {
            int parts = Parts(step);
            string rows = $"{Identifiers.Uncapitalize(step.Name)}";
            code.Blank();
            code.Line($"// {step.Layer.Name}: parts {start} to {start + parts - 1}");
            code.Line("if (Partition.WeightRows(");
            code.Open($"    first, end, {start}, Layers.{step.Name}GradientRows, WeightRowsPerPart, "
                + $"out int {rows}First, out int {rows}End))");
            string arguments = StepArguments.ParameterGradients(
                context, step, $"{rows}First", $"{rows}End", GradientRow(context, step, step.HasTime ? "sample" : "0"));
            if (step.HasTime)
                OpenParts(code);
            EmitChoice(step, "rows * Time", $"Layers.{step.Name}ParameterGradients<TSimd>({arguments});", code, () =>
                TableGradients(context, step, $"{rows}First", $"{rows}End"));
            if (step.HasTime)
                code.Close();
            code.Close();
            start += parts;
        }
        code.Close();
    }

    private static string TableGradients(EmissionContext context, Step step, string firstRow, string endRow)
    {
        string gradient = GradientRow(context, step, "sample");
        return step.Table is null
            ? $"Layers.{step.Name}TableGradients<TSimd>({firstRow}, {endRow}, ref {gradient}, ref Gradients, "
                + "Accumulate || sample != 0);"
            : $"Layers.{step.Name}TableParameterGradients<TSimd>("
                + $"{StepArguments.TableParameterGradients(context, step, firstRow, endRow, gradient)});";
    }

    // An embedding, and a layer that can read its table, have another way where steps are many and tokens few.
    private static void EmitChoice(Step step, string steps, string call, CodeWriter code, Func<string> tableCall)
    {
        if (step.Table is null && step.TableReader is null)
        {
            code.Line(call);
            return;
        }
        code.Line($"if (Layers.{(step.TableReader ?? step).Name}LooksUp({steps}))");
        code.Line("    " + tableCall());
        code.Line("else");
        code.Line("    " + call);
    }

    // Of sequences, the rows of each part lie by themselves; a part's fit the caches, besides.
    private static void OpenParts(CodeWriter code)
    {
        code.Open("for (int sample = 0; sample < Samples; sample += Partition.SamplesPerPart)");
        code.Line("int rows = RowsOf(sample);");
    }

    /// <summary>
    /// The row of the gradient of a step's output. One that took the place of a later value's lies there.
    /// </summary>
    public static string GradientRow(EmissionContext context, Step step, string sample)
    {
        Value value = step.Output;
        while (InPlaceOf(value) is { } later)
            value = later.Step.Output;
        return $"{value.Member}GradientRow({sample})";

        GradientStep? InPlaceOf(Value output) =>
            context.Gradients.FirstOrDefault(gradient => gradient.Step.Input == output && gradient.InPlace);
    }

    private static int Parts(Step step) =>
        (ParameterGradients.Of(step).Rows + WeightRowsPerPart - 1) / WeightRowsPerPart;
}

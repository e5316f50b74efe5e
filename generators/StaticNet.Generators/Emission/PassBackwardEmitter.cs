using StaticNet.Generators.Autodiff;
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
        context.Program.Steps.Where(static step => step.Parameters.Count > 0).Sum(static step => Parts(step));

    private static void EmitTranspose(EmissionContext context, CodeWriter code)
    {
        code.Blank();
        code.Summary("The transposed weights, through which gradients flow back to the inputs of their layers.");
        code.Line("private readonly void TransposeWeights<TSimd>(int first, int end)");
        code.Open("    where TSimd : unmanaged, ISimd<TSimd>");
        int part = 0;
        foreach (GradientStep gradient in context.Gradients.Where(gradient => context.Memory.Transposed.ContainsKey(gradient.Step)))
        {
            Step step = gradient.Step;
            string condition = gradient.OnlyForNetworkInput ? " && WantsInputGradient" : "";
            code.Open($"if (first <= {part} && end > {part}{condition})");
            code.Line($"Layers.{step.Name}Transpose<TSimd>(ref Parameters, {StepArguments.TransposedWeight(context, step)});");
            code.Close();
            part++;
        }
        code.Close();
    }

    private static void EmitBackwardFromOutput(EmissionContext context, CodeWriter code)
    {
        NetworkProgram program = context.Program;
        Value start = program.LossInput;
        PassForwardEmitter.EmitMethod(code, "BackwardFromOutput", "The gradients of the samples' values, from the caller's gradient of the outputs.", () =>
        {
            code.Line("int rows = end - first;");
            ValueLayout layout = start.GradientLayout.Qualified();
            code.Line($"ref float {start.GradientLocal} = ref {start.Member}GradientRow(first);");
            if (program.LossActivation is { } activation)
            {
                code.Line($"// {start.GradientLocal}, through {activation.Layer.Name}");
                EmitLossActivation(context, activation, code);
            }
            else
            {
                code.Line($"// {start.GradientLocal} = dOutput, with padding");
                PassForwardEmitter.EmitCopy(
                    code, "DOutputRow(first)", program.OutputLayout,
                    start.GradientLocal, start.Seen(program.Network.OutputShape, isGradient: true));
            }
            if (!layout.IsExact)
                code.Line($"Padding.Clear({layout.Rows("rows")}, {layout.ChannelsName}, ref {start.GradientLocal}, {layout.ChannelStrideName});");
            code.Line("Backward<TSimd>(first, end);");
        });
    }

    // The method of a layer that joins the loss is called only here, from the gradient of the output.
    private static void EmitLossActivation(EmissionContext context, Step activation, CodeWriter code)
    {
        string arguments = StepArguments.Backward(context, activation, "DOutputRow(first)", activation.Input.GradientLocal, "first");
        code.Line($"Layers.{activation.Name}Backward<TSimd>({arguments});");
    }

    private static void EmitBackward(EmissionContext context, CodeWriter code)
    {
        NetworkProgram program = context.Program;
        PassForwardEmitter.EmitMethod(code, "Backward", $"The gradients of all values of the samples from first to end, from that of {program.LossInput.Name}.", () =>
        {
            code.Line("int rows = end - first;");
            code.Line($"ref float {program.LossInput.GradientLocal} = ref {program.LossInput.Member}GradientRow(first);");
            foreach (GradientStep gradient in context.Gradients)
                EmitGradientStep(context, gradient, code);
            if (program.LossInput.Place == ValuePlace.Input)
                EmitInputCopy(program.Input, code);
        });
    }

    private static void EmitGradientStep(EmissionContext context, GradientStep gradient, CodeWriter code)
    {
        Step step = gradient.Step;
        if (gradient.AppliesDerivative)
            EmitDerivative(step, code);
        bool writesInput = step.Input.Place == ValuePlace.Input;
        code.Blank();
        code.Line($"// {step.Input.GradientLocal}, from {step.Output.GradientLocal} through {step.Layer.Name}");
        if (writesInput)
            code.Open("if (WantsInputGradient)");
        string target = Target(gradient);
        code.Line($"ref float {step.Input.GradientLocal} = ref {target};");
        string arguments = StepArguments.Backward(context, step, step.Output.GradientLocal, step.Input.GradientLocal, "first");
        code.Line($"Layers.{step.Name}Backward<TSimd>({arguments});");
        if (!writesInput)
            return;
        if (NeedsInputCopy(step))
            EmitInputCopy(step.Input, code);
        code.Close();
    }

    private static void EmitDerivative(Step step, CodeWriter code)
    {
        Layers.ActivationFunction function = step.Fused!.Activation!;
        ValueLayout layout = step.Output.Layout.Qualified();
        ValueLayout gradient = step.Output.GradientLayout.Qualified();
        code.Blank();
        code.Line($"// {step.Output.GradientLocal} *= the derivative of {step.Fused.Name}");
        code.Line($"Elementwise.Backward<TSimd, {function.Type}>(");
        code.Line($"    ref {step.Output.GradientLocal}, {gradient.ChannelStrideName}, ref {PassForwardEmitter.Row(step.Output)}, {layout.ChannelStrideName},");
        code.Line($"    ref {step.Output.GradientLocal}, {gradient.ChannelStrideName}, {layout.Rows("rows")}, {layout.ChannelsName}, {function.Instance});");
    }

    private static string Target(GradientStep gradient)
    {
        Step step = gradient.Step;
        if (gradient.InPlace)
            return step.Output.GradientLocal;
        bool isExact = step.Input.Place == ValuePlace.Input && !NeedsInputCopy(step);
        return isExact ? "DInputRow(first)" : $"{step.Input.Member}GradientRow(first)";
    }

    private static bool NeedsInputCopy(Step step) => !step.Layer.WritesExactly && step.Input.GradientStrideName != "InputSize";

    private static void EmitInputCopy(Value input, CodeWriter code)
    {
        bool isLossInput = input.GradientStrideName == "InputSize";
        code.Line("// dInput, without padding");
        if (isLossInput)
            code.Line("if (WantsInputGradient)").Indent();
        code.Line($"Elementwise.Apply<TSimd, Identity>(ref {input.GradientLocal}, {PassForwardEmitter.Qualify(input.GradientStrideName)}, ref DInputRow(first), InputSize, rows, InputSize, default(Identity));");
        if (isLossInput)
            code.Outdent();
    }

    private static void EmitParameterGradients(EmissionContext context, CodeWriter code)
    {
        code.Blank();
        code.Summary("The gradients of the parameters, for some parts of the rows of all weights.");
        code.Line("private readonly void ParameterGradients<TSimd>(int first, int end)");
        code.Open("    where TSimd : unmanaged, ISimd<TSimd>");
        int start = 0;
        foreach (Step step in context.Program.Steps.Where(static step => step.Parameters.Count > 0))
        {
            int parts = Parts(step);
            string rows = $"{Identifiers.Uncapitalize(step.Name)}";
            code.Blank();
            code.Line($"// {step.Layer.Name}: parts {start} to {start + parts - 1}");
            code.Line("if (Partition.WeightRows(");
            code.Open($"    first, end, {start}, Layers.{step.Name}GradientRows, WeightRowsPerPart, out int {rows}First, out int {rows}End))");
            string arguments = StepArguments.ParameterGradients(context, step, $"{rows}First", $"{rows}End", GradientRow(context, step));
            code.Line($"Layers.{step.Name}ParameterGradients<TSimd>({arguments});");
            code.Close();
            start += parts;
        }
        code.Close();
    }

    // The gradient of a value that took the place of a later one's lies there.
    private static string GradientRow(EmissionContext context, Step step)
    {
        Value value = step.Output;
        while (context.Gradients.FirstOrDefault(gradient => gradient.Step.Input == value && gradient.InPlace) is { } later)
            value = later.Step.Output;
        return $"{value.Member}GradientRow(0)";
    }

    private static int Parts(Step step) => (step.Layer.GradientRows(step) + WeightRowsPerPart - 1) / WeightRowsPerPart;
}

using StaticNet.Generators.Autodiff;
using StaticNet.Generators.Lowering;
using StaticNet.Generators.Memory;

namespace StaticNet.Generators.Emission;

/// <summary>Writes one method for each layer and direction, with the sizes and offsets that they use.</summary>
internal static class LayersEmitter
{
    public static void Emit(EmissionContext context, CodeWriter code)
    {
        code.Summary("The layers: one method for each and each direction, over rows of samples.");
        code.Open("private static class Layers");
        EmitSizes(context, code);
        foreach (Step step in context.Program.Steps)
            EmitStep(context, step, code);
        code.Close();
    }

    private static void EmitStep(EmissionContext context, Step step, CodeWriter code)
    {
        GradientStep? gradient = context.Gradients.FirstOrDefault(gradient => gradient.Step == step);
        StepEmission emission = new(code, step, gradient);
        step.Layer.EmitForward(emission);
        step.Layer.EmitBackward(emission);
        if (step.Parameters.Count > 0)
            step.Layer.EmitParameterGradients(emission);
    }

    private static void EmitSizes(EmissionContext context, CodeWriter code)
    {
        code.Line("// values of one sample, and the length of its row in memory");
        if (context.Program.Input.GradientStrideName != "InputSize")
            code.Line($"public const int InputStride = {context.Program.Input.GradientStride};");
        foreach (Step step in context.Program.Steps)
            code.Line($"public const int {step.Output.Member}Size = {step.Output.Size}, {step.Output.Member}Stride = {step.Output.GradientStride};");
        List<ParameterSlot> slots = [.. context.Program.Steps.SelectMany(static step => step.Parameters)];
        if (slots.Count == 0)
            return;
        code.Blank();
        code.Line("// where tensors start in the parameter block");
        foreach (Step step in context.Program.Steps)
        {
            foreach (ParameterSlot slot in step.Parameters)
                code.Line($"public const int {step.Name}{slot.Tensor.MemberName}Offset = {slot.Offset};");
        }
    }
}

using StaticNet.Generators.CSharp;
using StaticNet.Generators.Layers;
using StaticNet.Generators.Lowering;
using StaticNet.Generators.Planning;

namespace StaticNet.Generators.Emission;

/// <summary>
/// Writes the layers of a frozen network: those in which a normalisation became part of the weight. All others are
/// inherited from the network that was trained, as are all sizes.
/// </summary>
internal static class FrozenLayersEmitter
{
    public static void Emit(EmissionContext context, CodeWriter code)
    {
        SharedCode shared = context.Shared!;
        Step[] own = [.. context.Program.Steps.Where(step => !shared.HasForward(step) || PoolsAnew(context, step))];
        if (own.Length == 0)
            return;
        code.Blank();
        code.Summary("The layers that normalisations became part of; the others are those of the trained network.");
        code.Line(SourceFile.GeneratedCode);
        code.Line($"internal abstract class Layers<TSimd> : "
            + $"global::{SourceFile.NamespaceOf(context.Trained!.Declaration)}.Layers<TSimd>");
        code.Open("    where TSimd : unmanaged, ISimd<TSimd>");
        foreach (Step step in own)
            EmitStep(context, step, code);
        code.Close();
    }

    private static bool PoolsAnew(EmissionContext context, Step step) =>
        context.Inference.Pooled.ContainsKey(step) && !context.Shared!.HasPooledForward(step);

    private static void EmitStep(EmissionContext context, Step step, CodeWriter code)
    {
        StepEmission emission = new(code, step, gradient: null, output: null, Inherited(context, step));
        if (!context.Shared!.HasForward(step))
            step.Layer.EmitForward(emission);
        if (PoolsAnew(context, step))
            ((IFusesPooling)step.Layer).EmitPooledForward(emission, context.Inference.Pooled[step]);
    }

    // The methods that the network that was trained has for the same layer.
    private static string[] Inherited(EmissionContext context, Step step) =>
        context.Shared!.Counterpart(step) is not { } trained ? []
        : context.Trained!.Inference.Pooled.ContainsKey(trained) ? ["Forward", "PooledForward"]
        : ["Forward"];
}

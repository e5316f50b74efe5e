using StaticNet.Generators.CSharp;
using StaticNet.Generators.Layers;
using StaticNet.Generators.Lowering;

namespace StaticNet.Generators.Emission;

/// <summary>Writes what is known of the machines of a deep belief network.</summary>
internal static class BeliefEmitter
{
    public static void Emit(NetworkProgram program, CodeWriter code)
    {
        code.Blank();
        code.Summary("The restricted Boltzmann machines, from the input up.");
        DescriptionsEmitter.Open("BeliefDescription", code);
        code.Line("public static readonly global::System.Collections.Immutable.ImmutableArray<RbmDefinition> Rbms =");
        code.Line("[");
        code.Indent();
        foreach (Step step in program.Steps.Where(static step => step.Layer is IBoltzmannMachine))
            EmitMachine(step, (IBoltzmannMachine)step.Layer, code);
        code.Outdent();
        code.Line("];");
        code.Close();
    }

    private static void EmitMachine(Step step, IBoltzmannMachine machine, CodeWriter code)
    {
        string layer = $"Layers.{step.Name}";
        code.Line("new(");
        code.Line($"    \"{step.Layer.Name}\", Layers.{step.Input.SizeName}, {layer}Size, {layer}Stride,");
        code.Line($"    {layer}WeightOffset, {layer}HiddenBiasOffset, {layer}VisibleBiasOffset)");
        code.Open("");
        code.Line($"VisibleUnits = VisibleUnits.{machine.VisibleUnits},");
        if (machine.Groups > 0)
            code.Line($"Groups = {machine.Groups},");
        code.Line($"HiddenUnits = HiddenUnits.{machine.HiddenUnits},");
        if (machine.Labels > 0)
            code.Line($"Labels = {machine.Labels},")
                .Line($"LabelWeightOffset = {layer}LabelWeightOffset,")
                .Line($"LabelBiasOffset = {layer}LabelBiasOffset,");
        if (step.Buffers.Count > 0)
            code.Line($"GenerativeWeightOffset = {layer}GenerativeWeightOffset,");
        code.Close(",");
    }
}

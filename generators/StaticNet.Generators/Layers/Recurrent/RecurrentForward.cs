using StaticNet.Generators.CSharp;
using StaticNet.Generators.Emission;

namespace StaticNet.Generators.Layers.Recurrent;

/// <summary>Writes the forward pass of a recurrent layer.</summary>
internal sealed class RecurrentForward(StepEmission step, RecurrentLayer layer) : RecurrentEmission(step, layer)
{
    private string InputStride => Step.InputLayout.ChannelStrideName;

    private string OutputStride => Step.OutputLayout.ChannelStrideName;

    public void Emit()
    {
        if (!Step.InheritsSizes)
            EmitSizes();
        Step.OpenForward();
        foreach (bool isReverse in Directions)
        {
            string hidden = Layer.HasOwnHidden ? Hidden(isReverse) : "ref Unsafe.NullRef<float>()";
            Code.Line($"{Library}.Forward({Sizes}, rows, time, lengths, ref input, {InputStride}, "
                + $"{Tensors("parameters", isReverse)}, {Part("output", isReverse)}, {OutputStride}, "
                + $"{Gates(isReverse)}, {hidden}, {Cell(isReverse)}, ref state, "
                + $"{StateOffset(isReverse)}{Reverse(isReverse)});");
        }
        Code.Close();
        if (Step.Step.Table is { } table)
            EmitTableForward(table);
    }

    private void EmitSizes()
    {
        Code.Blank();
        Code.Summary($"The sizes of {Layer.Name}.");
        Code.Line($"public static RecurrentSizes {Sizes} => new()");
        Code.Open("");
        Code.Line($"Inputs = {Step.InputLayout.ChannelsName}, Units = {Units}, HiddenStride = {HiddenStride}, "
            + $"GateWidth = {GateWidth},");
        Code.Line($"WeightWidth = {WeightWidth}, WeightStride = {WeightStride}, GatesStride = {GatesStride},");
        Code.Line("StateStride = StateStride,");
        if (!Layer.Settings.UseBias)
            Code.Line("HasBias = false,");
        if (Layer.HasOwnHidden)
            Code.Line($"CopiesHidden = true, CopiesLast = {Literals.Bool(!Layer.Settings.ReturnSequences)},");
        Code.Close(";");
    }

    // The table's products lie where the rows of all steps would.
    private void EmitTableForward(Lowering.Step table)
    {
        string name = table.Name;
        Code.Blank();
        Code.Summary($"Whether the rows of {table.Layer.Name}'s table are multiplied once each, "
            + "which their results must have room for.");
        Code.Line($"public static bool {Name}LooksUp(int steps) => "
            + $"(long)steps * {name}Stride >= (long)Vocabulary * ({GatesStride} + {name}Stride);");
        Step.OpenTableForward($"{Step.Output.Local} of {table.Layer.Name}: each row of its table is multiplied once, "
            + "and looked up at each step.");
        Code.Line($"ref float bias = ref Scratch.RentForLayer({WeightStride});");
        Code.Line($"ref float weights = {Tensors("parameters")};");
        Code.Line($"{Library}.InputProduct({Sizes}, Vocabulary, ref Floats.At(ref parameters, {name}WeightOffset), "
            + $"{InputStride}, ref weights, ref bias, ref products);");
        Code.Line($"Embedding.Gather(rows * time, Vocabulary, ref tokens, ref products, ref gates, {GatesStride});");
        Code.Line($"{Library}.ForwardSteps({Sizes}, rows, time, lengths, ref weights, ref gates, {Hidden()}, "
            + $"{Cell()}, ref state, {StateOffset()});");
        if (Layer.HasOwnHidden)
            Code.Line($"{Library}.CopyHidden({Sizes}, rows, time, ref hidden, ref output, {OutputStride});");
        Code.Close();
    }
}

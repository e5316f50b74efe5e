using StaticNet.Generators.Emission;

namespace StaticNet.Generators.Layers.Recurrent;

/// <summary>Writes inference of one stream by a recurrent layer: a cell of the library goes through the time steps.</summary>
internal sealed class RecurrentStream(StepEmission step, RecurrentLayer layer) : RecurrentEmission(step, layer)
{
    // Half of a common first-level cache, in floats.
    private const int Near = 8192;

    /// <summary>
    /// Whether the weights do not stay in the first-level cache from one step to the next: then the input's product of many
    /// steps at once is worth more than a cell that does all of a step.
    /// </summary>
    public static bool IsFar(RecurrentLayer layer, int inputs) => (inputs + (long)layer.Units) * layer.WeightStride > Near;

    public void Emit()
    {
        Step.OpenStream();
        if (IsFar(Layer, Step.Input.Size))
            EmitManySteps();
        Code.Line("CellWeights weights = new(");
        Code.Line($"    {Step.InputLayout.ChannelsName}, {Units}, {HiddenStride}, {WeightStride},");
        Code.Line($"    {Place("WeightIh")}, {Place("WeightHh")},");
        Code.Line(Layer.Settings.UseBias
            ? $"    {Place("BiasIh")}, {Place("BiasHh")});"
            : "    ref Unsafe.NullRef<float>(), ref Unsafe.NullRef<float>());");
        for (int index = 0; index < States.Count; index++)
        {
            string place = StatePlace(index).Replace("stateOffset", Name + "StateOffset");
            Code.Line($"ref float {States[index]} = ref Unsafe.Add(ref state, {place});");
        }
        string gates = IsFar(Layer, Step.Input.Size)
            ? $"ref Scratch.RentForLayer({GatesStride})"
            : "ref Unsafe.NullRef<float>()";
        Layer.EmitCell(
            this, $"time, in weights, ref input, {Step.InputLayout.ChannelStrideName}",
            string.Join(", ", States.Select(static state => "ref " + state)), gates,
            $"ref output, {Step.OutputLayout.ChannelStrideName}");
        Code.Close();
    }

    private string Place(string tensor) => $"ref Unsafe.Add(ref parameters, {Name}{tensor}Offset)";

    private void EmitManySteps()
    {
        string kept = string.Join(", ", Step.Step.Kept.Select(static _ => "ref Unsafe.NullRef<float>()"));
        Code.Open("if (time > 1)");
        Code.Line("// the input's product of all steps at once");
        Code.Line($"{Name}Forward<TSimd>(1, time, default, ref input, ref parameters, ref output, {kept}, ref state);");
        Code.Line("return;");
        Code.Close();
    }
}

using StaticNet.Generators.CSharp;
using StaticNet.Generators.Emission;

namespace StaticNet.Generators.Layers.Recurrent;

/// <summary>
/// Writes inference of one stream by a recurrent layer: a cell of the library goes through the time steps.
/// </summary>
internal sealed class RecurrentStream(StepEmission step, RecurrentLayer layer) : RecurrentEmission(step, layer)
{
    // A common first-level cache, in floats.
    private const int Near = 8192;

    /// <summary>
    /// Whether the weights do not stay in the first-level cache from one step to the next: then the input's product of
    /// many steps at once is worth more than a cell that does all of a step.
    /// </summary>
    public static bool IsFar(RecurrentLayer layer, int inputs) =>
        (inputs + (long)layer.Units) * layer.WeightStride > Near;

    public void Emit()
    {
        Step.OpenStream();
        if (IsFar(Layer, Step.Input.Size))
            EmitManySteps();
        string place = StateOffset();
        foreach (string state in Layer.States)
        {
            Code.Line($"ref float {state} = ref Floats.At(ref state, {place});");
            place += $" + {HiddenStride}";
        }
        string states = string.Join(", ", Layer.States.Select(static state => "ref " + state));
        string gates = !Layer.CellTakesGates ? ""
            : Layer.StreamFloats(Step.Step) > 0 ? ", ref memory" : ", ref Unsafe.NullRef<float>()";
        Code.Line($"{Layer.Kind}Cell<TSimd, {Name}Shape{Layer.CellTypes}>.Run(");
        Code.Line($"    time, ref Floats.At(ref parameters, {Name}WeightIhOffset), "
            + $"ref input, {Step.InputLayout.ChannelStrideName},");
        Code.Line($"    {states}{gates}, ref output, {Step.OutputLayout.ChannelStrideName});");
        Code.Close();
        EmitShape();
    }

    private void EmitShape()
    {
        Code.Blank();
        Code.Summary($"The sizes of {Layer.Name}, which its cell is compiled for.");
        Code.Open($"private readonly struct {Name}Shape : ICellShape");
        Code.Line($"public static int Inputs => {Step.InputLayout.ChannelsName};");
        Code.Line($"public static int Units => {Units};");
        Code.Line($"public static int GateWidth => {GateWidth};");
        Code.Line($"public static int WeightStride => {WeightStride};");
        Code.Line($"public static bool HasBias => {Literals.Bool(Layer.Settings.UseBias)};");
        Code.Close();
    }

    private void EmitManySteps()
    {
        string kept = string.Join(", ", Step.Step.Kept.Select(static _ => "ref Unsafe.NullRef<float>()"));
        Code.Open("if (time > 1)");
        Code.Line("// the input's product of all steps at once");
        Code.Line($"{Name}Forward(1, time, default, ref input, ref parameters, ref output, {kept}, ref state);");
        Code.Line("return;");
        Code.Close();
    }
}

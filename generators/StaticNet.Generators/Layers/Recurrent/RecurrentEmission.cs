using StaticNet.Generators.CSharp;
using StaticNet.Generators.Emission;

namespace StaticNet.Generators.Layers.Recurrent;

/// <summary>What the methods of a recurrent layer have in common: names, and what calls of the library take.</summary>
internal abstract class RecurrentEmission(StepEmission step, RecurrentLayer layer)
{
    public StepEmission Step { get; } = step;

    public RecurrentLayer Layer { get; } = layer;

    public CodeWriter Code => Step.Writer;

    protected string Name => Layer.MemberName;

    protected string Units => Name + "Units";

    protected string HiddenStride => Name + "HiddenStride";

    protected string GateWidth => Layer.Gates > 1 ? Name + "GateWidth" : HiddenStride;

    protected string WeightWidth => Name + "WeightWidth";

    protected string WeightStride => Name + "WeightStride";

    protected string GatesStride => Name + "GatesStride";

    /// <summary>The class of the library that runs a direction.</summary>
    protected string Library => $"Recurrent<TSimd, {Layer.Steps}>";

    /// <summary>The sizes that all its methods take first.</summary>
    protected string Sizes => Name + "Sizes";

    /// <summary>The directions: whether each is the reverse one.</summary>
    protected IEnumerable<bool> Directions => Layer.Settings.Bidirectional ? [false, true] : [false];

    /// <summary>A direction's tensors in a block, with all that belongs to it after them.</summary>
    protected string Tensors(string block, bool isReverse = false) =>
        $"ref Floats.At(ref {block}, {Name}WeightIh{Suffix(isReverse)}Offset)";

    /// <summary>The gates of a direction.</summary>
    protected static string Gates(bool isReverse = false) => "ref gates" + Suffix(isReverse);

    /// <summary>The hidden states of a direction: the output, where they lie there.</summary>
    protected string Hidden(bool isReverse = false) =>
        Layer.HasOwnHidden ? "ref hidden" + Suffix(isReverse) : "ref output";

    /// <summary>The cell states of a direction, if there are any.</summary>
    protected string Cell(bool isReverse = false) =>
        Layer.States.Count > 1 ? "ref cell" + Suffix(isReverse) : "ref Unsafe.NullRef<float>()";

    /// <summary>The part of a row of outputs that a direction has.</summary>
    protected string Part(string rows, bool isReverse) =>
        isReverse ? $"ref Floats.At(ref {rows}, {Units})" : $"ref {rows}";

    /// <summary>Where a direction's part of the layer's state starts: one of its states after another.</summary>
    protected string StateOffset(bool isReverse = false)
    {
        string forward = Layer.States.Count == 1 ? HiddenStride : $"{Layer.States.Count} * {HiddenStride}";
        return $"{Name}StateOffset" + (isReverse ? $" + {forward}" : "");
    }

    /// <summary>The last argument, of the reverse direction.</summary>
    protected static string Reverse(bool isReverse) => isReverse ? ", reverse: true" : "";

    private static string Suffix(bool isReverse) => isReverse ? "Reverse" : "";
}

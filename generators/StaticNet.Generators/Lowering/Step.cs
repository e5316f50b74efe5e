using StaticNet.Generators.Layers;
using StaticNet.Generators.Model;

namespace StaticNet.Generators.Lowering;

/// <summary>A tensor's place in the parameter block.</summary>
/// <param name="Tensor">The tensor.</param>
/// <param name="Offset">Where it starts.</param>
internal sealed record ParameterSlot(ParameterTensor Tensor, int Offset)
{
    /// <summary>Where what follows it starts.</summary>
    public int End => Offset + Tensor.Length;
}

/// <summary>Something that runs: a layer, with the activation after it where the two are one.</summary>
internal sealed class Step(
    Layer layer, IReadOnlyList<LayerInput> layerInputs, IReadOnlyList<Value> inputs, Value output)
{
    private const int MostOfComment = 90;

    public Layer Layer { get; } = layer;

    /// <summary>The values that it reads, as the layer sees them.</summary>
    public IReadOnlyList<LayerInput> LayerInputs { get; } = layerInputs;

    /// <summary>The first of them: of most layers the only one.</summary>
    public LayerInput LayerInput => LayerInputs[0];

    /// <summary>The values that it reads.</summary>
    public IReadOnlyList<Value> Inputs { get; } = inputs;

    /// <summary>The first of them.</summary>
    public Value Input => Inputs[0];

    public Value Output { get; } = output;

    /// <summary>The earlier step whose parameters it shares, or null where they are its own.</summary>
    public Step? Owner { get; init; }

    /// <summary>The tensors in the block of parameters.</summary>
    public IReadOnlyList<ParameterSlot> Parameters { get; init; } = [];

    /// <summary>
    /// Whether the gradients of its parameters come last, when the gradient of its output is there for all samples.
    /// Layers that wait for the whole batch sum theirs up before.
    /// </summary>
    public bool HasParameterGradients => Parameters.Count > 0 && Layer is IHasParameterGradients;

    /// <summary>Whether it runs over time steps.</summary>
    public bool HasTime => LayerInputs.Any(static input => input.Shape.HasTime);

    /// <summary>Whether some of its inputs have a time axis and others have none.</summary>
    public bool MixesTime => HasTime && LayerInputs.Any(static input => !input.Shape.HasTime);

    /// <summary>The tensors in the block of buffers.</summary>
    public IReadOnlyList<ParameterSlot> Buffers { get; init; } = [];

    /// <summary>Whether the methods of the layer are given that block.</summary>
    public bool ReadsBuffers => Layer is IHasBuffers { ReadsBuffers: true };

    /// <summary>The length of a row of numbers for the channels.</summary>
    public int ChannelRow => Lanes.Pad(LayerInput.Shape.Last);

    /// <summary>How the input lies in memory, in the shape in which the layer sees it.</summary>
    public ValueLayout InputLayout => LayoutOf(0);

    /// <summary>How the input's gradient lies; the caller's has no padding, where the layer can write it so.</summary>
    public ValueLayout InputGradientLayout => GradientLayoutOf(0);

    /// <summary>How one of several inputs lies in memory, in the shape in which the layer sees it.</summary>
    public ValueLayout LayoutOf(int operand) =>
        Inputs[operand].Seen(LayerInputs[operand].Shape, isGradient: false);

    /// <summary>How the gradient of one of several inputs lies.</summary>
    public ValueLayout GradientLayoutOf(int operand) => Inputs[operand].Seen(
        LayerInputs[operand].Shape,
        isGradient: Inputs[operand].Place != ValuePlace.Input || !Layer.WritesExactly || Inputs[operand].PadsGradient);

    /// <summary>What forward leaves for the backward pass besides the values.</summary>
    public IReadOnlyList<KeptBuffer> Kept => Layer is IKeepsForBackward layer ? layer.Kept(this) : [];

    /// <summary>The activation layer that is applied to the results before they are written.</summary>
    public Layer? Fused { get; set; }

    /// <summary>
    /// The embedding whose table the layer can read in training, if nothing else reads the embedding.
    /// </summary>
    public Step? Table { get; set; }

    /// <summary>The step that can read this embedding's table.</summary>
    public Step? TableReader { get; set; }

    /// <summary>The step's name in generated code.</summary>
    public string Name => Layer.MemberName;

    /// <summary>What it computes, for comments: <c>relu(input * weight + bias)</c>.</summary>
    public string Formula
    {
        get
        {
            string[] operands = [.. Inputs.Select(static input => input.Local)];
            string own = Layer is IReadsSeveral several ? several.Formula(operands) : Layer.Formula(operands[0]);
            return Fused is null ? own : Fused.Formula(own);
        }
    }

    /// <summary>The same for a comment at a call, where a formula of many parts is only named: <c>lstm(input)</c>.</summary>
    public string ShortFormula
    {
        get
        {
            string formula = Formula;
            if (formula.Length <= MostOfComment)
                return formula;
            string operands = string.Join(", ", Inputs.Select(static input => input.Local));
            string own = $"{Layer.Kind.ToLowerInvariant()}({operands})";
            return Fused is null ? own : Fused.Formula(own);
        }
    }
}

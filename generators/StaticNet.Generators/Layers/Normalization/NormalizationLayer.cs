using StaticNet.Generators.CSharp;
using StaticNet.Generators.Emission;
using StaticNet.Generators.Lowering;
using StaticNet.Generators.Model;
using StaticNet.Generators.Parsing;

namespace StaticNet.Generators.Layers.Normalization;

/// <summary>What normalising layers have in common: the shape stays, and a weight and a bias may follow.</summary>
internal abstract record NormalizationLayer(LayerIdentity Id, double Epsilon, bool Affine) : Layer(Id), IFusesActivation
{
    public override Operands BackwardReads(Step step) => Affine ? Operands.Input | Operands.Parameters : Operands.Input;

    public override IEnumerable<string> TensorNames => Affine ? ["weight", "bias"] : [];

    /// <summary>The gradients of weight and bias, in parts of their rows.</summary>
    protected static ParameterGradients RowsOfGradients(Step step) => new(
        "dWeight = the sum of dY * xhat, dBias = the sum of dY, where xhat is what forward normalised.",
        step.Parameters[0].Tensor.Rows);

    public override Shape? InferShape(LayerInput input, ProblemList problems) => input.Shape;

    // Mean, variance, the normalisation itself, and what follows it.
    public override long Flops(Shape input, Shape output) => (Affine ? 7L : 5L) * output.Size;

    /// <summary>Reads epsilon, or reports it and returns null.</summary>
    protected static double? ReadEpsilon(AttributeReader reader, LayerIdentity id, double absent = 1e-5)
    {
        double epsilon = reader.NamedDouble("Epsilon", absent);
        if ((float)epsilon is > 0 and < float.PositiveInfinity)
            return epsilon;
        reader.Reject(
            ProblemKind.ArgumentMakesNoSense, id.Name,
            $"its Epsilon is {Literals.Text(epsilon)}", "positive and finite");
        return null;
    }

    /// <summary>
    /// A number for each channel of the input; after a Flatten, in the order of PyTorch's flattened images.
    /// </summary>
    internal static ParameterTensor PerChannel(LayerInput input, string suffix, string initializer)
    {
        int channels = input.Shape.Last;
        return new ParameterTensor(
            suffix, Ints(channels), 1, Lanes.Pad(channels), Axes(input), initializer, channels, channels)
        {
            AxisNames = new[] { "channels" }.ToEquatableArray(),
        };
    }

    private static EquatableArray<Axis> Axes(LayerInput input) =>
        input is { Shape.IsFlat: true, FlattenedFrom: { } image }
            ? ChannelsFirst(image, image.Last)
            : new[] { new Axis(input.Shape.Last, 1) }.ToEquatableArray();

    /// <summary>The axes of an image in the order channels, height, width.</summary>
    protected static EquatableArray<Axis> ChannelsFirst(Shape image, int channelStride)
    {
        List<Axis> axes = [new Axis(image.Last, 1)];
        int stride = image.Positions * channelStride;
        foreach (int axis in image.Axes.Take(image.Axes.Count - 1))
            axes.Add(new Axis(axis, stride /= axis));
        return axes.ToEquatableArray();
    }

    protected static EquatableArray<int> Ints(params int[] values) => values.ToEquatableArray();

    /// <summary>The length of a row of numbers for the channels, as generated code says it.</summary>
    protected static string Width(StepEmission step) => step.Output.GradientLayout.ChannelStrideName;

    /// <summary>Writes a local variable for each tensor.</summary>
    protected void EmitTensors(StepEmission step, string block, string prefix = "")
    {
        foreach (ParameterSlot slot in step.Step.Parameters)
        {
            string name = prefix.Length == 0 ? slot.Tensor.Suffix : prefix + slot.Tensor.MemberName;
            step.Writer.Line(
                $"ref float {name} = ref Floats.At(ref {block}, {MemberName}{slot.Tensor.MemberName}Offset);");
        }
    }

    /// <summary>A tensor as an argument, a null reference where there is none.</summary>
    protected static string Tensor(StepEmission step, string suffix, string prefix = "")
    {
        bool exists = step.Step.Parameters.Any(slot => slot.Tensor.Suffix == suffix);
        return exists
            ? $"ref {(prefix.Length == 0 ? suffix : prefix + Identifiers.Capitalize(suffix))}"
            : "ref Unsafe.NullRef<float>()";
    }
}

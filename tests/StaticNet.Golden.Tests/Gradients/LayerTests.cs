using StaticNet.Golden.Tests.Compilation;

namespace StaticNet.Golden.Tests.Gradients;

/// <summary>Every layer kind and every loss against its formula, alone and beside others.</summary>
public sealed class LayerTests
{
    private static readonly (string Name, NetworkSpec Spec)[] Specs = [.. MakeSpecs()];

    private static readonly Lazy<CompiledNetworks> Compiled = new(() => NetworkCompiler.Compile(
        "LayerNetworks", Specs.Select((spec, index) => KeyValuePair.Create($"Layer{index}", spec.Spec.Attributes))));

    public static TheoryData<string> Names() => [.. Specs.Select(spec => spec.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Layer_agrees_with_its_formula(string name)
    {
        int index = Array.FindIndex(Specs, spec => spec.Name == name);
        foreach (int samples in Specs[index].Spec.NeedsWholeBatch ? (int[])[3, 7, 35] : [1, 2, 7])
            GradientCheck.Run(Specs[index].Spec, Compiled.Value.Create($"Layer{index}"), samples, seed: samples);
    }

    private static IEnumerable<(string Name, NetworkSpec Spec)> MakeSpecs()
    {
        foreach (ActivationSpec activation in (IEnumerable<ActivationSpec>)[.. Activations.All, .. Activations.Steep])
        {
            yield return (activation.Attribute, new([19], [activation], null));
            yield return ($"{activation} after Tanh", new([19], [Activations.TanhLayer, activation], null));
            yield return (
                $"{activation} between dense layers",
                new([5], [new DenseSpec(21), activation, new DenseSpec(9, UseBias: false)], null));
        }
        yield return ("[Softmax]", new([19], [new SoftmaxSpec()], null));
        yield return ("[Softmax] over the last axis", new([3, 7], [new SoftmaxSpec(7)], null));
        yield return (
            "[Softmax] between dense layers", new([5], [new DenseSpec(6), new SoftmaxSpec(), new DenseSpec(4)], null));
        foreach (LayerSpec layer in (LayerSpec[])
            [new LogSoftmaxSpec(), new GluSpec(), new PReluSpec(false), new PReluSpec(true)])
        {
            yield return (layer.Attribute, new([22], [layer], null));
            yield return ($"{layer.Attribute} between dense layers", new(
                [5], [new DenseSpec(38), layer, new DenseSpec(4)], null));
        }
        yield return ("[Flatten]", new([3, 4], [new ShapeSpec("[Flatten]"), new DenseSpec(5)], null));
        yield return (
            "[Reshape]", new([12], [new ShapeSpec("[Reshape(4, 3)]"), new SoftmaxSpec(3)], null));
        yield return ("[Dense]", new([5], [new DenseSpec(3)], null));
        yield return ("[Dense] without bias", new([33], [new DenseSpec(17, UseBias: false)], null));
        yield return ("[Dense] wide", new([130], [new DenseSpec(300), new DenseSpec(257)], null));
        yield return ("[Dense] in panels of columns, with rows padded against aliasing", new(
            [512], [new DenseSpec(1024), Activations.TanhLayer, new DenseSpec(512, UseBias: false)], null));
        foreach ((string, NetworkSpec) spec in MakeNormalizations())
            yield return spec;
        foreach (LossSpec loss in LossSpec.All)
        {
            string name = $"{loss.Attribute} {loss.Form} {loss.Last?.Attribute}";
            yield return (name, NetworkSpec.WithLoss([6], [new DenseSpec(5)], loss));
            yield return ($"{name} after Tanh", NetworkSpec.WithLoss(
                [6], [new DenseSpec(21), Activations.TanhLayer, new DenseSpec(18, UseBias: false)], loss));
        }
        yield return ("[CrossEntropyLoss] weighted", new(
            [6], [new DenseSpec(3)], LossSpec.WeightedCrossEntropy(0.5, 2, 1.25)));
        yield return ("[CrossEntropyLoss] of probabilities after a dense softmax", new(
            [6], [new DenseSpec(4), new SoftmaxSpec(), new ShapeSpec("[Reshape(4)]")],
            LossSpec.OfUnfusedProbabilities(false)));
        yield return ("[BinaryCrossEntropyLoss] of probabilities", new(
            [6],
            [new DenseSpec(4), Activations.SigmoidLayer, new ShapeSpec("[Reshape(4)]")],
            LossSpec.OfUnfusedProbabilities(true)));
    }

    // Alone, in the caller's memory; after a dense layer; and fused with an activation between dense layers.
    private static IEnumerable<(string Name, NetworkSpec Spec)> MakeNormalizations()
    {
        (int[] Shape, LayerSpec Norm)[] norms =
        [
            ([19], new BatchNormSpec(19)),
            ([19], new BatchNormSpec(19, Affine: false, Epsilon: 0.125)),
            ([4, 6], new BatchNormSpec(6)),
            ([3, 2, 17], new BatchNormSpec(17)),
            ([19], new NormalizationSpec("[LayerNorm]", _ => 0, i => i) { Weights = 19 }),
            ([19], new NormalizationSpec("[LayerNorm(Affine = false, Epsilon = 0.25)]", _ => 0, i => i)
                { Epsilon = 0.25 }),
            ([3, 7], new NormalizationSpec("[LayerNorm]", i => i / 7, i => i % 7) { Weights = 7 }),
            ([3, 7], new NormalizationSpec("[LayerNorm(Axes = 2)]", _ => 0, i => i) { Weights = 21 }),
            ([2, 3, 5], new NormalizationSpec("[LayerNorm(Axes = 2)]", i => i / 15, i => i % 15) { Weights = 15 }),
            ([2, 3, 5], new NormalizationSpec("[LayerNorm(Axes = 3)]", _ => 0, i => i % 5 * 6 + i / 5)
                { Weights = 30 }),
            ([19], new NormalizationSpec("[RmsNorm]", _ => 0, i => i)
                { Weights = 19, Centered = false, Epsilon = 1.1920928955078125e-7 }),
            ([4, 6], new NormalizationSpec("[RmsNorm(Affine = false)]", i => i / 6, i => i)
                { Centered = false, Epsilon = 1.1920928955078125e-7 }),
            ([18], new NormalizationSpec("[GroupNorm(3)]", i => i / 6, i => i) { Weights = 18 }),
            ([2, 5, 6], new NormalizationSpec("[GroupNorm(2)]", i => i % 6 / 3, i => i % 6) { Weights = 6 }),
            ([7, 6], new NormalizationSpec("[GroupNorm(6, Affine = false)]", i => i % 6, i => i)),
        ];
        foreach ((int[] shape, LayerSpec norm) in norms)
        {
            string name = $"{norm.Attribute} of {string.Join("x", shape)}";
            int size = shape.Aggregate(1, (product, axis) => product * axis);
            var reshape = new ShapeSpec($"[Reshape({string.Join(", ", shape)})]");
            yield return (name, new(shape, [norm], null));
            yield return ($"{name} after a dense layer", new([5], [new DenseSpec(size), reshape, norm], null));
            // A dense layer after an image has its columns in another order; so has one where a layer says what
            // channels are.
            bool hasChannels = norm is BatchNormSpec || norm.Attribute.Contains("GroupNorm", StringComparison.Ordinal);
            LayerSpec[] last = shape.Length == 3 || (shape.Length == 2 && hasChannels)
                ? []
                : [new ShapeSpec("[Flatten]"), new DenseSpec(4)];
            yield return ($"{name} after and before others", NetworkSpec.WithLoss(
                [5], [new DenseSpec(size), reshape, norm, Activations.TanhLayer, .. last], LossSpec.All[0]));
            yield return (
                $"{name} twice", new([5], [new DenseSpec(size), reshape, norm, Activations.TanhLayer, norm], null));
        }
    }
}

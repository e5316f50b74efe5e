using StaticNet.Generators.Model;

namespace StaticNet.Generators.Layers.Attention;

/// <summary>
/// The tensors of an attention. In the block, the first weight has one row for each feature with queries, keys and
/// values side by side; the second one row for each value of a head. Heads are padded to whole vectors. In files both
/// are PyTorch's, [outputs x inputs].
/// </summary>
internal static class AttentionTensors
{
    /// <summary>The members; every second one is a bias.</summary>
    public static IReadOnlyList<string> Names { get; } =
        ["InProjWeight", "InProjBias", "OutProjWeight", "OutProjBias"];

    public static IReadOnlyList<ParameterTensor> Of(AttentionSizes sizes, bool useBias)
    {
        int features = sizes.Features;
        Axis[] heads = [new(sizes.Heads, sizes.HeadStride), new(sizes.HeadSize, 1)];
        Axis[] thirds = [new(3, sizes.Width), .. heads];
        Axis[] inputs =
        [
            new(sizes.Heads, sizes.HeadStride * sizes.OutProjStride), new(sizes.HeadSize, sizes.OutProjStride),
        ];
        ParameterTensor inProj = new(
            "in_proj_weight", Ints(3 * features, features), features, sizes.InProjStride,
            Axes([.. thirds, new(features, sizes.InProjStride)]), "GlorotUniform", features, 3 * features)
        {
            Member = Names[0],
        };
        ParameterTensor outProj = new(
            "out_proj.weight", Ints(features, features), sizes.Width, sizes.OutProjStride,
            Axes([new(features, 1), .. inputs]), "GlorotUniform", features, features)
        {
            AxisNames = new[] { "outputs", "inputs" }.ToEquatableArray(),
            Member = Names[2],
        };
        return useBias
            ?
            [
                inProj, Bias("in_proj_bias", Names[1], 3 * features, sizes.InProjStride, thirds),
                outProj, Bias("out_proj.bias", Names[3], features, sizes.OutProjStride, new Axis(features, 1)),
            ]
            : [inProj, outProj];
    }

    private static ParameterTensor Bias(string key, string member, int count, int stride, params Axis[] axes) => new(
        key, Ints(count), 1, stride, Axes(axes), "Zeros", count, count)
    {
        Member = member,
    };

    private static EquatableArray<int> Ints(params int[] values) => values.ToEquatableArray();

    private static EquatableArray<Axis> Axes(Axis[] axes) => axes.ToEquatableArray();
}

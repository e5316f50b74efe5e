using StaticNet.Golden.Tests.Compilation;

namespace StaticNet.Golden.Tests.Gradients;

/// <summary>
/// Deep belief networks upwards, with and without a head, against their formulas; what only generating needs has a
/// gradient of zero.
/// </summary>
public sealed class BeliefTests
{
    private static readonly LossSpec Classes = LossSpec.All.First(loss =>
        loss is { Form: TargetForm.Index, Last: SoftmaxSpec });

    private static readonly LossSpec Fractions = LossSpec.All.First(loss =>
        loss is { Attribute: "[BinaryCrossEntropyLoss]", Last: not null });

    private static readonly (string Name, NetworkSpec Spec)[] Specs =
    [
        ("one machine", new([19], [new RbmSpec(5)], null)),
        ("a small machine", new([4], [new RbmSpec(3)], null)),
        ("a joint machine", new([6], [new RbmSpec(33), new RbmSpec(17, Labels: 3)], null)),
        ("a head", NetworkSpec.WithLoss([9], [new RbmSpec(21), new RbmSpec(40), new DenseSpec(4)], Classes)),
        ("a head after a joint machine",
            NetworkSpec.WithLoss([9], [new RbmSpec(6, Labels: 7), new DenseSpec(4)], Classes)),
        ("all units", NetworkSpec.WithLoss(
            [20],
            [
                new RbmSpec(9, HiddenUnits.Relu, Arguments: ", Visible = VisibleUnits.Gaussian"),
                new RbmSpec(6, HiddenUnits.Gaussian), new RbmSpec(8), new DenseSpec(3),
            ],
            Classes)),
        ("groups", new([12], [new RbmSpec(7, Arguments: ", Visible = VisibleUnits.Softmax, Groups = 4")], null)),
        // The mean of the top machine joins the loss.
        ("a loss of the top machine", new([6], [new RbmSpec(5), new RbmSpec(4)], Fractions)),
    ];

    private static readonly Lazy<CompiledNetworks> Compiled = new(() => NetworkCompiler.CompileSources(
        "BeliefNetworks", Specs.Select((spec, index) => Source(index, spec.Spec.Attributes))));

    public static TheoryData<string> Names() => [.. Specs.Select(spec => spec.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Network_agrees_with_its_formula(string name)
    {
        int index = Array.FindIndex(Specs, spec => spec.Name == name);
        foreach (int samples in (int[])[1, 2, 7])
            GradientCheck.Run(Specs[index].Spec, Compiled.Value.Create($"Belief{index}"), samples, seed: samples);
    }

    // Every second one has weights of its own for generating, which change nothing here.
    private static string Source(int index, string attributes) => $"""
        using StaticNet;

        namespace BeliefNetworks;

        [DeepBeliefNetwork{(index % 2 == 0 ? "(Untied = true)" : "")}]
        {attributes}
        public partial class Belief{index};
        """;
}

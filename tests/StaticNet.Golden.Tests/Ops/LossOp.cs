using StaticNet.Golden.Tests.Compilation;
using StaticNet.Golden.Tests.Vectors;

namespace StaticNet.Golden.Tests.Ops;

/// <summary>A loss, with and without the activation that the compiler fuses with it.</summary>
/// <param name="attribute">The loss's attribute.</param>
/// <param name="fused">
/// The attribute of an activation whose inverse the case's input is, such as softmax for logits.
/// </param>
/// <param name="factor">How many times PyTorch's loss ours is.</param>
/// <param name="notCovered">Why a case cannot be run.</param>
internal sealed class LossOp(
    Func<GoldenCase, string> attribute,
    string? fused = null,
    Func<GoldenCase, double>? factor = null,
    Func<GoldenCase, string?>? notCovered = null)
    : IGoldenOp
{
    public string? NotCovered(GoldenCase golden) => notCovered?.Invoke(golden);

    public IEnumerable<string> Networks(GoldenCase golden)
    {
        (int samples, int[] shape) = Probe.Split(ClassesLast(golden, "input"));
        yield return Probe.Attributes(samples, shape) + attribute(golden);
        if (fused is not null)
            yield return Probe.Attributes(samples, shape) + $"{fused}\n" + attribute(golden);
    }

    public void Check(GoldenCase golden, IReadOnlyList<NetworkRunner> networks)
    {
        Check(golden, networks[0], "");
        if (fused is not null)
            Check(golden, networks[1], "fused");
    }

    private void Check(GoldenCase golden, NetworkRunner network, string variant)
    {
        GoldenTensor input = ClassesLast(golden, "input");
        int samples = Probe.Split(input).Samples;
        Probe.Set(network, samples, input.Floats);
        float[] unit = Probe.Identity(samples);
        var workspace = new Workspace(samples);
        Targets targets = TargetsOf(golden);

        float[] output = new float[input.Values.Length];
        float[] gradients = network.NewGradients();
        float loss = network.LossAndGradients(unit, targets, workspace, gradients);
        GoldenTensor wantLoss = Scaled(golden, golden["loss"]);
        Comparison.Check(golden, "loss", wantLoss, [loss], variant);
        Comparison.Check(golden, "loss", wantLoss, [network.Loss(unit, targets, workspace, output)], variant + " Loss");
        float[] predicted = network.Predict(unit);
        float rounding = 1e-6f * output.Max(Math.Abs);
        Assert.All(predicted.Zip(output), pair => Assert.Equal(pair.First, pair.Second, rounding));
        GoldenTensor wantGradient = Scaled(golden, ClassesLast(golden, "dinput"));
        Comparison.Check(golden, "dinput", wantGradient, Probe.Gradient(network, samples, gradients), variant);
    }

    private GoldenTensor Scaled(GoldenCase golden, GoldenTensor tensor)
        => factor is null
            ? tensor
            : tensor with { Values = Array.ConvertAll(tensor.Values, value => value * factor(golden)) };

    // A target has the input's rank if it holds a value for each input value, else it holds class indices.
    private static Targets TargetsOf(GoldenCase golden)
        => HasIndices(golden) ? golden["target"].Integers : ClassesLast(golden, "target").Floats;

    private static bool HasIndices(GoldenCase golden)
        => golden["target"].Shape.Length < golden["input"].Shape.Length;

    // PyTorch has the classes after the batch; only what tells classes from other axes has them elsewhere than last.
    private static GoldenTensor ClassesLast(GoldenCase golden, string tensor)
        => golden.Op == "cross_entropy" && golden[tensor].Shape.Length > 2
            ? golden[tensor].WithAxisLast(1)
            : golden[tensor];
}

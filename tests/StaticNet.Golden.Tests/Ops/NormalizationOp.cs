using StaticNet.Golden.Tests.Compilation;
using StaticNet.Golden.Tests.Vectors;

namespace StaticNet.Golden.Tests.Ops;

/// <summary>
/// A layer that normalises each sample: alone, in the caller's memory, and after a dense layer, in padded memory,
/// where an activation that changes nothing stands between two more.
/// </summary>
/// <param name="attribute">The attribute of a case, with the name <c>norm</c>.</param>
/// <param name="channelsFirst">Whether the case's second axis is channels.</param>
/// <param name="notCovered">Why a case cannot be run.</param>
internal sealed class NormalizationOp(
    Func<GoldenCase, string> attribute, bool channelsFirst, Func<GoldenCase, string?>? notCovered = null) : IGoldenOp
{
    private static readonly string[] Parameters = ["weight", "bias"];

    public string? NotCovered(GoldenCase golden) => notCovered?.Invoke(golden);

    public IEnumerable<string> Networks(GoldenCase golden)
    {
        (int samples, int[] shape) = Probe.Split(ChannelsLast(golden, "x"));
        yield return $"[Input({Source.Shape(shape)})]\n{attribute(golden)}";
        yield return Probe.Attributes(samples, shape) + attribute(golden);
        // The slope of 1 makes the leaky relu the identity, which the layer applies to its results.
        yield return Probe.Attributes(samples, shape) + attribute(golden) + "\n[LeakyRelu(0.99999994)]";
    }

    public void Check(GoldenCase golden, IReadOnlyList<NetworkRunner> networks)
    {
        GoldenTensor x = ChannelsLast(golden, "x");
        foreach (NetworkRunner network in networks)
            SetParameters(golden, network);
        CheckAlone(golden, networks[0], x.Floats);
        CheckAfterDense(golden, networks[1], x, "after a dense layer");
        CheckAfterDense(golden, networks[2], x, "before an activation");
    }

    private static void SetParameters(GoldenCase golden, NetworkRunner network)
    {
        foreach (string parameter in Parameters.Where(golden.Tensors.ContainsKey))
            network.Set($"norm.{parameter}", golden[parameter].Floats);
    }

    private void CheckAlone(GoldenCase golden, NetworkRunner network, float[] x)
    {
        var workspace = new Workspace(x.Length / network.InputSize);
        CheckOutputs(golden, network, x, workspace, "alone");
        float[] dInput = new float[x.Length];
        float[] gradients = network.NewGradients();
        network.Backward(ChannelsLast(golden, "dy").Floats, workspace, gradients, dInput);
        Comparison.Check(golden, "dx", ChannelsLast(golden, "dx"), dInput, "alone");
        CheckGradients(golden, network, gradients, "alone");
    }

    private void CheckAfterDense(GoldenCase golden, NetworkRunner network, GoldenTensor x, string variant)
    {
        int samples = Probe.Split(x).Samples;
        Probe.Set(network, samples, x.Floats);
        var workspace = new Workspace(samples);
        CheckOutputs(golden, network, Probe.Identity(samples), workspace, variant);
        float[] gradients = network.NewGradients();
        network.Backward(ChannelsLast(golden, "dy").Floats, workspace, gradients, []);
        Comparison.Check(
            golden, "dx", ChannelsLast(golden, "dx"), Probe.Gradient(network, samples, gradients), variant);
        CheckGradients(golden, network, gradients, variant);
    }

    private void CheckOutputs(
        GoldenCase golden, NetworkRunner network, float[] input, Workspace workspace, string variant)
    {
        GoldenTensor y = ChannelsLast(golden, "y");
        Comparison.Check(golden, "y", y, network.Predict(input), variant + ", Predict");
        Comparison.Check(golden, "y", y, network.Forward(input, workspace, training: false), variant + ", Forward");
        Comparison.Check(golden, "y", y, network.Forward(input, workspace, training: true), variant + ", in training");
    }

    private static void CheckGradients(GoldenCase golden, NetworkRunner network, float[] gradients, string variant)
    {
        foreach (string parameter in Parameters.Where(golden.Tensors.ContainsKey))
            Comparison.Check(golden, $"d{parameter}", network.Get($"norm.{parameter}", gradients), variant);
    }

    private GoldenTensor ChannelsLast(GoldenCase golden, string tensor)
        => channelsFirst ? golden[tensor].WithAxisLast(1) : golden[tensor];
}

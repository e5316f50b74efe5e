using StaticNet.Golden.Tests.Compilation;
using StaticNet.Golden.Tests.Vectors;

namespace StaticNet.Golden.Tests.Ops;

/// <summary>
/// An activation: alone, after a dense layer, with which the compiler fuses it, and between two, where its derivative
/// is fused as well.
/// </summary>
/// <param name="attribute">The attribute of a case.</param>
/// <param name="notCovered">Why a case cannot be run.</param>
internal sealed class ActivationOp(Func<GoldenCase, string> attribute, Func<GoldenCase, string?>? notCovered = null)
    : IGoldenOp
{
    public string? NotCovered(GoldenCase golden) => notCovered?.Invoke(golden);

    public IEnumerable<string> Networks(GoldenCase golden)
    {
        (int samples, int[] shape) = Probe.Split(ChannelsLast(golden, "x"));
        string activation = attribute(golden);
        yield return $"[Input({Source.Shape(shape)})]\n{activation}";
        yield return Probe.Attributes(samples, shape) + activation;
        int outputs = Outputs(golden);
        string flat = shape.Length > 1 ? $"[Reshape({outputs})]\n" : "";
        yield return Probe.Attributes(samples, shape) + activation
            + $"\n{flat}[Dense({outputs}, UseBias = false, Name = \"identity\")]";
    }

    public void Check(GoldenCase golden, IReadOnlyList<NetworkRunner> networks)
    {
        GoldenTensor x = ChannelsLast(golden, "x");
        CheckAlone(golden, networks[0], x.Floats);

        int samples = Probe.Split(x).Samples;
        Probe.Set(networks[1], samples, x.Floats);
        CheckAfterDense(golden, networks[1], samples, "after a dense layer");

        Probe.Set(networks[2], samples, x.Floats);
        networks[2].Set("identity.weight", Probe.Identity(Outputs(golden)));
        CheckAfterDense(golden, networks[2], samples, "between dense layers");
    }

    private static void CheckAlone(GoldenCase golden, NetworkRunner network, float[] x)
    {
        GoldenTensor y = ChannelsLast(golden, "y");
        var workspace = new Workspace(x.Length / network.InputSize);
        Comparison.Check(golden, "y", y, network.Predict(x), "alone, Predict");
        Comparison.Check(golden, "y", y, network.Forward(x, workspace, training: true), "alone");
        float[] dInput = new float[x.Length];
        network.Backward(ChannelsLast(golden, "dy").Floats, workspace, network.NewGradients(), dInput);
        Comparison.Check(golden, "dx", ChannelsLast(golden, "dx"), dInput, "alone");
    }

    private static void CheckAfterDense(GoldenCase golden, NetworkRunner network, int samples, string variant)
    {
        GoldenTensor y = ChannelsLast(golden, "y");
        float[] input = Probe.Identity(samples);
        var workspace = new Workspace(samples);
        Comparison.Check(golden, "y", y, network.Predict(input), variant + ", Predict");
        Comparison.Check(golden, "y", y, network.Forward(input, workspace, training: true), variant);
        float[] gradients = network.NewGradients();
        network.Backward(ChannelsLast(golden, "dy").Floats, workspace, gradients, []);
        Comparison.Check(
            golden, "dx", ChannelsLast(golden, "dx"), Probe.Gradient(network, samples, gradients), variant);
    }

    private static int Outputs(GoldenCase golden) => Probe.Count(Probe.Split(ChannelsLast(golden, "y")).Shape);

    private static GoldenTensor ChannelsLast(GoldenCase golden, string tensor)
        => golden.Axis is int axis ? golden[tensor].WithAxisLast(axis) : golden[tensor];
}

using StaticNet.Golden.Tests.Compilation;
using StaticNet.Golden.Tests.Vectors;

namespace StaticNet.Golden.Tests.Ops;

/// <summary>A rectifier with learned slopes, alone and between others.</summary>
internal sealed class PReluOp : IGoldenOp
{
    public IEnumerable<string> Networks(GoldenCase golden)
    {
        string layer = $"[PRelu(PerChannel = {(golden.Flag("per_channel", false) ? "true" : "false")}, Name = \"prelu\")]";
        string input = $"[Input({Source.Shape(ChannelsLast(golden, "x").Shape[1..])})]\n";
        yield return input + layer;
        yield return $"{input}[HardTanh(-1000, 1000)]\n{layer}";
    }

    public string? NotCovered(GoldenCase golden)
        => golden["x"].Shape.Length == 3 ? null : "the case is written for samples of two axes";

    public void Check(GoldenCase golden, IReadOnlyList<NetworkRunner> networks)
    {
        foreach (NetworkRunner network in networks)
            Check(golden, network);
    }

    private static void Check(GoldenCase golden, NetworkRunner network)
    {
        network.Set("prelu.weight", golden["weight"].Floats);
        float[] x = ChannelsLast(golden, "x").Floats;
        var workspace = new Workspace(golden["x"].Shape[0]);
        Comparison.Check(golden, "y", ChannelsLast(golden, "y"), network.Predict(x), "Predict");
        Comparison.Check(golden, "y", ChannelsLast(golden, "y"), network.Forward(x, workspace, training: true), "");
        float[] dInput = new float[x.Length];
        float[] gradients = network.NewGradients();
        network.Backward(ChannelsLast(golden, "dy").Floats, workspace, gradients, dInput);
        Comparison.Check(golden, "dx", ChannelsLast(golden, "dx"), dInput, "");
        Comparison.Check(golden, "dweight", golden["dweight"], network.Get("prelu.weight", gradients), "");
    }

    private static GoldenTensor ChannelsLast(GoldenCase golden, string tensor) => golden[tensor].WithAxisLast(1);
}

using StaticNet.Golden.Tests.Compilation;
using StaticNet.Golden.Tests.Vectors;

namespace StaticNet.Golden.Tests.Ops;

/// <summary>
/// Pooling: on the caller's memory, where pixels are not padded, and between layers that only copy, where they are.
/// </summary>
/// <param name="attribute">The attribute of a case.</param>
internal sealed class PoolOp(Func<GoldenCase, string> attribute) : IGoldenOp
{
    public IEnumerable<string> Networks(GoldenCase golden)
    {
        int[] shape = ChannelsLast(golden, "x").Shape[1..];
        int[] output = ChannelsLast(golden, "y").Shape[1..];
        yield return $"[Input({Source.Shape(shape)})]\n{attribute(golden)}";
        yield return $"[Input({Source.Shape(shape)})]\n{Copy(shape)}{attribute(golden)}\n{Copy(output)}";
    }

    public void Check(GoldenCase golden, IReadOnlyList<NetworkRunner> networks)
    {
        Check(golden, networks[0], "alone");
        Check(golden, networks[1], "between copies");
    }

    private static void Check(GoldenCase golden, NetworkRunner network, string variant)
    {
        float[] x = ChannelsLast(golden, "x").Floats;
        GoldenTensor y = ChannelsLast(golden, "y");
        var workspace = new Workspace(x.Length / network.InputSize);
        Comparison.Check(golden, "y", y, network.Predict(x), variant + ", Predict");
        Comparison.Check(golden, "y", y, network.Forward(x, workspace, training: true), variant);
        float[] dInput = new float[x.Length];
        network.Backward(ChannelsLast(golden, "dy").Floats, workspace, network.NewGradients(), dInput);
        Comparison.Check(golden, "dx", ChannelsLast(golden, "dx"), dInput, variant);
    }

    // Padding by nothing; a sequence is an image of one row, and flat values need no copy.
    private static string Copy(int[] shape) => shape switch
    {
        [_, _, _] => "[ZeroPad2D(0)]\n",
        [int length, int channels] =>
            $"[Reshape(1, {length}, {channels})]\n[ZeroPad2D(0)]\n[Reshape({length}, {channels})]\n",
        _ => "",
    };

    private static GoldenTensor ChannelsLast(GoldenCase golden, string tensor) => golden[tensor].WithAxisLast(1);
}

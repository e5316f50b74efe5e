using StaticNet.Golden.Tests.Compilation;
using StaticNet.Golden.Tests.Vectors;

namespace StaticNet.Golden.Tests.Ops;

/// <summary>A dense layer. All axes but the last are the batch.</summary>
internal sealed class LinearOp : IGoldenOp
{
    public IEnumerable<string> Networks(GoldenCase golden)
    {
        string bias = golden.Flag("bias", true) ? "" : ", UseBias = false";
        yield return $"[Input({golden.Number("in_features", 0)})]\n[Dense({golden.Number("out_features", 0)}{bias})]";
    }

    public void Check(GoldenCase golden, IReadOnlyList<NetworkRunner> networks)
    {
        NetworkRunner network = networks[0];
        network.Set("dense1.weight", golden["weight"].Floats);
        bool hasBias = golden.Tensors.ContainsKey("bias");
        if (hasBias)
            network.Set("dense1.bias", golden["bias"].Floats);

        float[] x = golden["x"].Floats;
        var workspace = new Workspace(x.Length / network.InputSize);
        Comparison.Check(golden, "y", network.Predict(x), "Predict");
        Comparison.Check(golden, "y", network.Forward(x, workspace, training: false), "Forward");
        Comparison.Check(golden, "y", network.Forward(x, workspace, training: true), "Forward in training");

        float[] dInput = new float[x.Length];
        float[] gradients = network.NewGradients();
        network.Backward(golden["dy"].Floats, workspace, gradients, dInput);
        Comparison.Check(golden, "dx", dInput);
        Comparison.Check(golden, "dweight", network.Get("dense1.weight", gradients));
        if (hasBias)
            Comparison.Check(golden, "dbias", network.Get("dense1.bias", gradients));
    }
}

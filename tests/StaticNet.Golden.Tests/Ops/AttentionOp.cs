using StaticNet.Golden.Tests.Compilation;
using StaticNet.Golden.Tests.Vectors;

namespace StaticNet.Golden.Tests.Ops;

/// <summary>
/// PyTorch's MultiheadAttention, over fixed positions and over a time axis; where it is causal, also step by step.
/// </summary>
internal sealed class AttentionOp : IGoldenOp
{
    private static readonly string[] Tensors =
        ["in_proj_weight", "in_proj_bias", "out_proj.weight", "out_proj.bias"];

    public IEnumerable<string> Networks(GoldenCase golden)
    {
        int features = (int)golden.Number("embed_dim", 0);
        string settings = $"{golden.Number("heads", 1)}{(IsCross(golden) ? ", \"memory\", From = \"x\"" : "")}"
            + (golden.Flag("causal", false) ? ", Causal = true" : "")
            + (golden.Flag("bias", true) ? "" : ", UseBias = false");
        string layer = $"[{(IsCross(golden) ? "Cross" : "Self")}Attention({settings}, Name = \"mha\")]";
        string x = $"[Input({golden["x"].Shape[1]}, {features}, Name = \"x\")]\n";
        yield return IsCross(golden)
            ? $"{x}[Input({golden["memory"].Shape[1]}, {features}, Name = \"memory\")]\n{layer}"
            : x + layer;
        if (!IsCross(golden))
            yield return $"[SequenceInput({features})]\n{layer}";
    }

    public void Check(GoldenCase golden, IReadOnlyList<NetworkRunner> networks)
    {
        foreach (NetworkRunner network in networks)
            foreach (string name in Tensors.Where(name => golden.Tensors.ContainsKey(name.Replace('.', '_'))))
                network.Set("mha." + name, golden[name.Replace('.', '_')].Floats);
        CheckPositions(golden, networks[0]);
        if (networks.Count > 1)
            SequenceCheck.Run(golden, networks[1], gradients => CheckParameters(golden, networks[1], gradients));
    }

    private static void CheckPositions(GoldenCase golden, NetworkRunner network)
    {
        string[] inputs = IsCross(golden) ? ["x", "memory"] : ["x"];
        float[] x = [.. inputs.SelectMany(input => golden[input].Floats)];
        var workspace = new Workspace(golden["x"].Shape[0]);
        Comparison.Check(golden, "y", network.Predict(x), "Predict");
        Comparison.Check(golden, "y", network.Forward(x, workspace, training: false), "Forward");
        Comparison.Check(golden, "y", network.Forward(x, workspace, training: true), "Forward in training");
        float[] dInput = new float[x.Length], gradients = network.NewGradients();
        network.Backward(golden["dy"].Floats, workspace, gradients, dInput);
        int start = 0;
        foreach (string input in inputs)
        {
            int length = golden[input].Floats.Length;
            Comparison.Check(golden, "d" + input, dInput.AsSpan(start, length), "Backward over positions");
            start += length;
        }
        CheckParameters(golden, network, gradients);
    }

    private static void CheckParameters(GoldenCase golden, NetworkRunner network, float[] gradients)
    {
        foreach (string name in Tensors)
        {
            string key = "d" + name.Replace('.', '_');
            if (golden.Tensors.ContainsKey(key))
                Comparison.Check(golden, key, network.Get("mha." + name, gradients));
        }
    }

    private static bool IsCross(GoldenCase golden) => !golden.Flag("self_attention", true);
}

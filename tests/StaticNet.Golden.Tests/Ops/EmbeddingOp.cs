using StaticNet.Golden.Tests.Compilation;
using StaticNet.Golden.Tests.Vectors;

namespace StaticNet.Golden.Tests.Ops;

/// <summary>An embedding of sequences of tokens; the files' tokens without a batch are one sequence.</summary>
internal sealed class EmbeddingOp : IGoldenOp
{
    public IEnumerable<string> Networks(GoldenCase golden)
    {
        string padding =
            golden.Tensors.ContainsKey("index") && Padding(golden) is int index ? $", PaddingIndex = {index}" : "";
        yield return $"[TokenInput({golden.Number("num_embeddings", 0)})]\n"
            + $"[Embedding({golden.Number("embedding_dim", 0)}{padding})]";
    }

    public void Check(GoldenCase golden, IReadOnlyList<NetworkRunner> networks)
    {
        NetworkRunner network = networks[0];
        network.Set("embedding1.weight", golden["weight"].Floats);
        float[] tokens = golden["index"].Floats;
        float[] y = new float[golden["y"].Floats.Length];
        network.Predict(tokens, y);
        Comparison.Check(golden, "y", y, "Predict");

        var workspace = new Workspace(1, tokens.Length);
        Comparison.Check(golden, "y", network.Forward(tokens, workspace, training: true), "Forward in training");
        float[] gradients = network.NewGradients();
        network.Backward(golden["dy"].Floats, workspace, gradients, []);
        Comparison.Check(golden, "dweight", network.Get("embedding1.weight", gradients));
        network.Backward(golden["dy"].Floats, workspace, gradients, [], accumulate: true);
        float[] twice = [.. network.Get("embedding1.weight", gradients).Select(value => value / 2)];
        Comparison.Check(golden, "dweight", twice, "accumulated");
    }

    private static int? Padding(GoldenCase golden)
    {
        double index = golden.Number("padding_idx", -1);
        return index < 0 ? null : (int)index;
    }
}

using StaticNet.Golden.Tests.Compilation;
using StaticNet.Golden.Tests.Vectors;

namespace StaticNet.Golden.Tests.Ops;

/// <summary>
/// Binary cross-entropy of logits. A network's loss has one weight for the positive targets: where a case has one for
/// each column, each column is a network, and PyTorch's mean is the mean of their losses.
/// </summary>
internal sealed class WeightedBinaryCrossEntropyOp : IGoldenOp
{
    private static readonly LossOp Unweighted = new(LossAttributes.BinaryCrossEntropy, "[Sigmoid]");

    public IEnumerable<string> Networks(GoldenCase golden)
        => IsWeighted(golden) ? ColumnNetworks(golden) : Unweighted.Networks(golden);

    public void Check(GoldenCase golden, IReadOnlyList<NetworkRunner> networks)
    {
        if (IsWeighted(golden))
            CheckColumns(golden, networks);
        else
            Unweighted.Check(golden, networks);
    }

    private static bool IsWeighted(GoldenCase golden) => golden.Tensors.ContainsKey("pos_weight");

    private static IEnumerable<string> ColumnNetworks(GoldenCase golden)
        => golden["pos_weight"].Values.Select(weight => Probe.Attributes(golden["input"].Shape[0], [1])
            + LossAttributes.BinaryCrossEntropy(golden, weight));

    private static void CheckColumns(GoldenCase golden, IReadOnlyList<NetworkRunner> networks)
    {
        int rows = golden["input"].Shape[0];
        float scale = golden.Text("reduction", "mean") == "mean" ? networks.Count : 1;
        double loss = 0;
        float[] gradient = new float[rows * networks.Count];
        for (int column = 0; column < networks.Count; column++)
        {
            NetworkRunner network = networks[column];
            Probe.Set(network, rows, Column(golden["input"], column));
            float[] gradients = network.NewGradients();
            loss += network.LossAndGradients(
                Probe.Identity(rows), Column(golden["target"], column), new Workspace(rows), gradients) / scale;
            float[] ofColumn = Probe.Gradient(network, rows, gradients);
            for (int row = 0; row < rows; row++)
                gradient[row * networks.Count + column] = ofColumn[row] / scale;
        }
        Comparison.Check(golden, "loss", [(float)loss]);
        Comparison.Check(golden, "dinput", gradient);
    }

    private static float[] Column(GoldenTensor matrix, int column)
        => [.. matrix.Floats.Where((_, index) => index % matrix.Shape[1] == column)];
}

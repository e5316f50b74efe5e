using StaticNet.Golden.Tests.Compilation;
using StaticNet.Golden.Tests.Vectors;

namespace StaticNet.Golden.Tests.Ops;

/// <summary>
/// A whole training run: the loss before each update, the first gradients, and the parameters at the end.
/// </summary>
internal sealed class TrainingCurveOp : IGoldenOp
{
    public string? NotCovered(GoldenCase golden)
    {
        if (NetDescription.FirstUnknown(golden.Text("net", "")) is string unknown)
            return $"no layer runs '{unknown}'";
        return CreateOptimizer(golden) is null ? $"no optimizer runs '{golden.Text("optimizer", "")}'" : null;
    }

    public IEnumerable<string> Networks(GoldenCase golden) => [NetDescription.Attributes(golden.Text("net", ""))];

    public void Check(GoldenCase golden, IReadOnlyList<NetworkRunner> networks)
    {
        NetworkRunner network = networks[0];
        foreach (TensorLayout tensor in network.Definition.Tensors)
            network.Set(tensor.Name, golden[FileName(tensor)].Floats);
        foreach (TensorLayout buffer in network.Definition.Buffers)
            network.SetBuffer(buffer.Name, golden[BufferName(buffer)].Floats);

        float[] losses = new float[golden["x"].Shape[0]];
        float[] gradients = network.NewGradients();
        int batch = golden["x"].Shape[1];
        var workspace = new Workspace(batch, (int)golden.Number("length", 1));
        Optimizer optimizer = CreateOptimizer(golden)!;
        double maximalNorm = golden.Number("clip_grad_norm", double.PositiveInfinity);
        for (int step = 0; step < losses.Length; step++)
        {
            float[] x = golden["x"].Row(step).Floats;
            int[] labels = golden["labels"].Row(step).Integers;
            losses[step] = network is ITrainableRecurrentRunner<float> recurrent
                ? recurrent.LossAndGradients(x, labels, recurrent.CreateState(batch), workspace, gradients)
                : network.LossAndGradients(x, labels, workspace, gradients);
            if (step == 0)
                CheckAll(golden, "first_d", network, gradients);
            float scale = GradientClipping.NormFactor(GradientClipping.Norm(gradients), maximalNorm);
            optimizer.Step(network.Parameters, gradients, scale);
        }
        Comparison.Check(golden, "losses", losses);
        CheckAll(golden, "final_", network, network.Parameters);
        foreach (TensorLayout buffer in network.Definition.Buffers)
            Comparison.Check(golden, "final_" + BufferName(buffer), network.GetBuffer(buffer.Name));
    }

    private static void CheckAll(GoldenCase golden, string prefix, NetworkRunner network, ReadOnlySpan<float> block)
    {
        foreach (TensorLayout tensor in network.Definition.Tensors)
            Comparison.Check(golden, prefix + FileName(tensor), network.Get(tensor.Name, block));
    }

    private static string FileName(TensorLayout tensor) => tensor.Name.Replace("rnn.", "").Replace('.', '_');

    // The files have one layer with running statistics, and do not name it there.
    private static string BufferName(TensorLayout buffer) => buffer.Name[(buffer.Name.IndexOf('.') + 1)..];

    private static Optimizer? CreateOptimizer(GoldenCase golden)
    {
        double rate = golden.Number("lr", 0.001);
        double beta1 = golden.Number("beta1", 0.9);
        double beta2 = golden.Number("beta2", 0.999);
        double epsilon = golden.Number("eps", 1e-8);
        double penalty = golden.Number("weight_decay", 0);
        return golden.Text("optimizer", "") switch
        {
            "sgd" => new Sgd(rate, golden.Number("momentum", 0))
            {
                Nesterov = golden.Flag("nesterov", false),
                WeightDecay = penalty,
            },
            "adam" => new Adam(rate) { Beta1 = beta1, Beta2 = beta2, Epsilon = epsilon, WeightDecay = penalty },
            "adamw" => new AdamW(rate)
            {
                Beta1 = beta1,
                Beta2 = beta2,
                Epsilon = epsilon,
                WeightDecay = golden.Number("weight_decay", 0.01),
            },
            _ => null,
        };
    }
}

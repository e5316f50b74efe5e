using StaticNet.Golden.Tests.Compilation;

namespace StaticNet.Golden.Tests.Contract;

/// <summary>Recurrent layers so wide that their products are walked in panels of columns.</summary>
public sealed class WideRecurrentTests
{
    private const int Units = 400;

    [Fact]
    public void Every_unit_of_a_wide_gru_has_its_own_biases()
    {
        NetworkRunner network = NetworkCompiler
            .Compile("WideRecurrent", [KeyValuePair.Create("Wide", $"[SequenceInput(2)]\n[Gru({Units})]")])
            .Create("Wide");
        var random = new Random(1);
        (float[] input, float[] state) = (SetBias("bias_ih"), SetBias("bias_hh"));

        // One step of zeros from a state of zeros: all that is left are the biases.
        float[] output = new float[3 * Units];
        ((IRecurrentRunner<float>)network).Predict(new float[3 * 2], output, sequences: 3);

        for (int i = 0; i < output.Length; i++)
        {
            int unit = i % Units;
            double r = Sigmoid(input[unit] + (double)state[unit]);
            double z = Sigmoid(input[Units + unit] + (double)state[Units + unit]);
            double n = Math.Tanh(input[2 * Units + unit] + r * state[2 * Units + unit]);
            Assert.Equal((1 - z) * n, output[i], 1e-5);
        }

        float[] SetBias(string name)
        {
            TensorLayout layout = network.Definition.Tensors.Single(tensor => tensor.Name.Contains(name));
            float[] values = [.. Enumerable.Range(0, layout.Count).Select(_ => random.NextSingle() - 0.5f)];
            layout.Scatter(values, network.Parameters);
            return values;
        }
    }

    private static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));
}

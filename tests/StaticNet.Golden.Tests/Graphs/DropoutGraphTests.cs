using StaticNet.Golden.Tests.Compilation;

namespace StaticNet.Golden.Tests.Graphs;

/// <summary>Dropout whose result several layers and an output read.</summary>
public sealed class DropoutGraphTests
{
    private const int Samples = 21, Inputs = 23;

    // Without biases, outputs are functions of degree one of the input.
    private static readonly Lazy<CompiledNetworks> Compiled = new(() => NetworkCompiler.Compile("DropoutGraphs",
        new[] { ("Thinned", "0.3"), ("Plain", "0") }.Select(pair => KeyValuePair.Create(pair.Item1, $"""
            [Input({Inputs}), Dropout({pair.Item2}, Name = "dropped"), Dense(9, UseBias = false), Relu(Name = "left")]
            [Dense(9, UseBias = false, From = "dropped"), Add("left"), Concat("dropped"), Dropout({pair.Item2}), Relu]
            [Dense(5, UseBias = false), Output(Name = "first"), Output(Name = "second", From = "dropped")]
            """))));

    [Fact]
    public void Gradient_of_the_input_gives_the_outputs_again()
    {
        NetworkRunner network = Compiled.Value.Create("Thinned");
        float[] input = Random(Inputs, 1), dOutput = Random(network.OutputSize, 2);
        List<float[]> results = [];
        foreach (int threads in (int[])[1, 2, 3])
        {
            var workspace = new Workspace(Samples) { Threads = threads, DropoutSeed = 3 };
            float[] output = network.Forward(input, workspace, training: true).ToArray();
            float[] dInput = new float[input.Length];
            network.Backward(dOutput, workspace, network.NewGradients(), dInput);
            Assert.Equal(Dot(output, dOutput), Dot(input, dInput), 1e-4);
            Assert.Contains(output, value => value == 0);
            results.Add([.. output, .. dInput]);
        }
        Assert.Equal(results[0], results[1]);
        Assert.Equal(results[0], results[2]);
    }

    [Fact]
    public void Inference_passes_through()
    {
        float[] input = Random(Inputs, 4);
        NetworkRunner network = Compiled.Value.Create("Thinned");
        float[] want = Compiled.Value.Create("Plain").Predict(input);
        Assert.Equal(want, network.Predict(input));
        Assert.Equal(want, network.Forward(input, new Workspace(Samples), training: false).ToArray());
    }

    private static float[] Random(int size, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, Samples * size).Select(_ => random.NextSingle() * 2 - 1)];
    }

    private static double Dot(float[] a, float[] b) => a.Zip(b, (x, y) => (double)x * y).Sum();
}

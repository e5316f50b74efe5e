using StaticNet.Golden.Tests.Compilation;

namespace StaticNet.Golden.Tests.Contract;

/// <summary>A user's own types do not get in the way of the generated code, whatever they are called.</summary>
public sealed class HiddenNamesTests
{
    [Fact]
    public void Network_beside_types_of_the_same_names_compiles_and_runs()
    {
        CompiledNetworks compiled = NetworkCompiler.CompileSources("Shadow",
        [
            """
            namespace Shadow;

            internal class Tile;
            internal class Relu;
            internal class Unsafe;
            internal class Span;
            internal class Pass;
            internal class Layers;
            internal class Partition;
            internal class ShapeGuard;
            internal class Elementwise;
            internal class Workspace;

            [StaticNet.Network]
            [StaticNet.Input(3)]
            [StaticNet.Dense(140), StaticNet.Relu]
            [StaticNet.Dense(2), StaticNet.Softmax]
            [StaticNet.CrossEntropyLoss]
            public partial class Net;
            """,
            "namespace Shadow.Math { internal class Inside; }",
        ]);
        NetworkRunner network = compiled.Create("Net");
        float loss = network.LossAndGradients([1, 2, 3], (int[])[1], new Workspace(1), network.NewGradients());
        Assert.Equal(-MathF.Log(network.Predict([1, 2, 3])[1]), loss, 1e-5f);
    }
}

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

    [Fact]
    public void Network_in_a_namespace_and_a_class_of_such_names_compiles_and_runs()
    {
        CompiledNetworks compiled = NetworkCompiler.CompileSources("Scratch",
        [
            """
            namespace Scratch;

            public partial class Tile
            {
                [StaticNet.Network]
                [StaticNet.Input(3)]
                [StaticNet.Dense(140), StaticNet.Relu]
                [StaticNet.Dense(2), StaticNet.Softmax]
                [StaticNet.CrossEntropyLoss]
                public partial class Net;
            }
            """,
        ]);
        NetworkRunner network = compiled.Create("Net");
        float loss = network.LossAndGradients([1, 2, 3], (int[])[1], new Workspace(1), network.NewGradients());
        Assert.Equal(-MathF.Log(network.Predict([1, 2, 3])[1]), loss, 1e-5f);
    }

    [Fact]
    public void Network_over_images_beside_types_of_the_same_names_compiles_and_runs()
    {
        string[] names =
        [
            "WindowAxis", "MaxPooling", "AveragePooling", "ZeroPadding", "NearestUpSampling", "BilinearUpSampling",
            "DepthwiseConvolution", "DepthwiseSizes", "Convolution", "ConvolutionShape", "Reduction", "Identity",
        ];
        CompiledNetworks compiled = NetworkCompiler.CompileSources("ShadowImages",
        [
            $$"""
            namespace ShadowImages;

            {{string.Join("\n", names.Select(name => $"internal class {name};"))}}

            [StaticNet.Network]
            [StaticNet.Input(6, 6, 2)]
            [StaticNet.ZeroPad2D(1), StaticNet.Conv2D(3, 3), StaticNet.Relu, StaticNet.MaxPool2D(2)]
            [StaticNet.DepthwiseConv2D(2), StaticNet.UpSample2D(2)]
            [StaticNet.UpSample2D(2, Interpolation = StaticNet.Interpolation.Bilinear)]
            [StaticNet.AveragePool2D(3), StaticNet.GlobalMaxPool, StaticNet.Dense(2)]
            [StaticNet.CrossEntropyLoss]
            public partial class Net;
            """,
        ]);
        NetworkRunner network = compiled.Create("Net");
        float[] image = [.. Enumerable.Range(0, network.InputSize).Select(i => i % 7 - 3f)];
        float loss = network.LossAndGradients(image, (int[])[1], new Workspace(1), network.NewGradients());
        float[] logits = network.Predict(image);
        Assert.Equal(MathF.Log(1 + MathF.Exp(logits[0] - logits[1])), loss, 1e-4f);
    }
}

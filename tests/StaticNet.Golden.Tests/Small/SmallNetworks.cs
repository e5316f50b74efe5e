using System.Collections.Immutable;
using StaticNet.Generators.Declarations;
using StaticNet.Generators.Layers;
using StaticNet.Generators.Losses;
using StaticNet.Generators.Model;
using StaticNet.Generators.ShapeInference;
using StaticNet.Golden.Tests.Compilation;

namespace StaticNet.Golden.Tests.Small;

/// <summary>
/// Every network of so many layers out of lists of inputs, layers and losses that has no error. What cannot be a
/// network is left out by the compiler's own shape inference, layer by layer.
/// </summary>
internal sealed class SmallNetworks
{
    // Attributes stand after that of the input.
    private const int FirstLayer = 10;

    private readonly Dictionary<string, NetworkDeclaration> _inputs;
    private readonly Dictionary<string, Layer> _layers;
    private readonly Dictionary<string, Loss?> _losses;

    /// <summary>Reads the attributes.</summary>
    /// <param name="inputs">The attributes of inputs.</param>
    /// <param name="layers">Those of layers.</param>
    /// <param name="losses">Those of losses; nothing is none.</param>
    public SmallNetworks(IEnumerable<string> inputs, IEnumerable<string> layers, IEnumerable<string> losses)
    {
        _inputs = Declare(inputs, input => $"[{input}]", declaration => declaration);
        _layers = Declare(layers, layer => $"[Input(4)][{layer}]", declaration => declaration.Layers.Single());
        _losses = Declare(
            losses, loss => $"[Input(4)][Relu]{(loss.Length > 0 ? $"[{loss}]" : "")}", declaration => declaration.Losses.FirstOrDefault());
    }

    /// <summary>The networks of exactly so many layers.</summary>
    /// <param name="depth">How many.</param>
    public IEnumerable<SmallNetwork> OfDepth(int depth) =>
        from input in _inputs.Keys
        from layers in Chains(input, [], depth)
        from loss in _losses.Keys
        where MakesSense(layers[^1], loss)
        let inferred = Infer(input, layers, loss)
        where inferred.Failure is null
        select new SmallNetwork(input, layers, loss, inferred);

    /// <summary>One network, which has no error.</summary>
    public SmallNetwork Find(string input, IEnumerable<string> layers, string loss)
    {
        InferredNetwork inferred = Infer(input, [.. layers], loss);
        Assert.Null(inferred.Failure);
        return new SmallNetwork(input, [.. layers], loss, inferred);
    }

    private IEnumerable<ImmutableArray<string>> Chains(string input, ImmutableArray<string> before, int depth)
    {
        if (depth == 0)
            return [before];
        return _layers.Keys.Select(layer => before.Add(layer))
            .Where(layers => Infer(input, layers, "").Failure is null)
            .SelectMany(layers => Chains(input, layers, depth - 1));
    }

    // The logarithm of what is no probability is no loss.
    private static bool MakesSense(string last, string loss) =>
        !loss.Contains("FromProbabilities", StringComparison.Ordinal) || last is "Softmax" or "Sigmoid";

    private InferredNetwork Infer(string input, ImmutableArray<string> layers, string loss) =>
        ShapeInferrer.Infer(_inputs[input] with
        {
            Layers = layers.Select((layer, index) => _layers[layer] with
            {
                Id = _layers[layer].Id with
                {
                    Name = $"layer{index}", Key = $"layer{index}", Attribute = FirstLayer + index,
                },
            }).ToEquatableArray(),
            Losses = loss.Length > 0
                ? new[] { _losses[loss]! with { Attribute = FirstLayer + layers.Length } }.ToEquatableArray()
                : EquatableArray<Loss>.Empty,
            Problems = Array.Empty<Problem>().ToEquatableArray(),
        });

    private static Dictionary<string, T> Declare<T>(
        IEnumerable<string> parts, Func<string, string> attributes, Func<NetworkDeclaration, T> part)
    {
        string[] names = [.. parts];
        IReadOnlyList<NetworkDeclaration> declared = NetworkCompiler.Declare(names.Select(attributes));
        return names.Zip(declared).ToDictionary(pair => pair.First, pair => part(pair.Second));
    }
}

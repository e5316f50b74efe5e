using StaticNet.Generators.Layers;
using StaticNet.Generators.Model;

namespace StaticNet.Generators.ShapeInference;

/// <summary>Compares the parameters of layers that share them.</summary>
internal static class SharedTensors
{
    /// <summary>What the layer learns, and what training computes for it.</summary>
    public static IReadOnlyList<ParameterTensor> Of(Node node) =>
    [
        .. node.Layer.Parameters(node.Input),
        .. node.Layer is IHasBuffers buffers ? buffers.Buffers(node.Input) : [],
    ];

    /// <summary>Whether a layer can take the parameters of another; reports why not.</summary>
    public static bool AreTheSame(Node node, Node owner, ProblemList problems)
    {
        IReadOnlyList<ParameterTensor> own = Of(node), others = Of(owner);
        if (own.Count > 0 && own.Count == others.Count && own.Zip(others, AreTheSame).All(static same => same))
            return true;
        string needed = Text(own), given = Text(others);
        string reason = own.Count == 0 ? $"{node.Layer.Name} has none"
            : needed != given ? $"{node.Layer.Name} needs {needed} and {owner.Layer.Name} has {given}"
            : $"only one of them reads a flattened image, whose columns files have in another order";
        problems.Add(new Problem(
            ProblemKind.SharedDiffers, node.Layer.Id.Attribute,
            new[] { node.Layer.Name, owner.Layer.Name, reason }.ToEquatableArray(), owner.Layer.Id.Attribute,
            Fix: "Shared"));
        return false;
    }

    // How they start is the owner's to say.
    private static bool AreTheSame(ParameterTensor first, ParameterTensor second) =>
        (first.Suffix, first.Shape, first.Rows, first.Stride, first.Axes)
        .Equals((second.Suffix, second.Shape, second.Rows, second.Stride, second.Axes));

    private static string Text(IReadOnlyList<ParameterTensor> tensors) => tensors.Count == 0
        ? "none"
        : string.Join(", ", tensors.Select(
            static tensor => $"{tensor.Suffix} {InvariantText.Join("x", tensor.Shape)}"));
}

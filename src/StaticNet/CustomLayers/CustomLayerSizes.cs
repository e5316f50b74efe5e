using System.ComponentModel;

namespace StaticNet;

/// <summary>For generated code: the shapes of a layer of the user's own, and where its parameters lie.</summary>
/// <param name="input">The axes of the input.</param>
/// <param name="output">The axes of the output.</param>
/// <param name="tensors">Of each parameter: where it starts in the block, and how many values it has.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref struct CustomLayerSizes(
    ReadOnlySpan<int> input, ReadOnlySpan<int> output, ReadOnlySpan<int> tensors)
{
    /// <summary>The axes of the input.</summary>
    public ReadOnlySpan<int> Input { get; } = input;

    /// <summary>The axes of the output.</summary>
    public ReadOnlySpan<int> Output { get; } = output;

    /// <summary>Of each parameter: where it starts in the block, and how many values it has.</summary>
    public ReadOnlySpan<int> Tensors { get; } = tensors;
}

using StaticNet.Generators.Lowering;

namespace StaticNet.Generators.Planning;

/// <summary>
/// What a frozen network shares with the network that was trained. A layer that runs on the same memory in the same way
/// is the same method; only where a normalisation became part of a layer, that layer has a bias or an activation that it
/// did not have.
/// </summary>
/// <param name="frozen">What inference of the frozen network runs.</param>
/// <param name="program">The frozen network.</param>
/// <param name="trained">What inference of the network that was trained runs.</param>
internal sealed class SharedCode(InferencePlan frozen, NetworkProgram program, InferencePlan trained)
{
    private HashSet<string>? _views;

    /// <summary>The step of the same layer in the network that was trained, if it has one.</summary>
    public Step? Counterpart(Step step) => program.Trained!.StepOf(step.Layer);

    /// <summary>Whether the layer's forward method is the same.</summary>
    public bool HasForward(Step step) => Counterpart(step) is { } other && AreSame(step, other);

    /// <summary>Whether the method that also pools is the same.</summary>
    public bool HasPooledForward(Step step) =>
        HasForward(step) && trained.Pooled.TryGetValue(Counterpart(step)!, out Step? pooling)
        && AreSame(frozen.Pooled[step], pooling);

    /// <summary>Whether views of the layer's tensors are the same.</summary>
    public bool HasViews(Step step) =>
        Counterpart(step) is { } other
        && step.Parameters.SequenceEqual(other.Parameters) && step.Buffers.SequenceEqual(other.Buffers);

    /// <summary>Whether views are the same of the layer that generated code calls so.</summary>
    public bool HasViews(string name) =>
        (_views ??= [.. program.ParameterOwners.Where(HasViews).Select(static step => step.Name)]).Contains(name);

    /// <summary>Whether that holds for all layers.</summary>
    public bool HasAllViews => program.ParameterOwners.All(HasViews);

    private static bool AreSame(Step step, Step other) =>
        step.Layer.Equals(other.Layer) && Equals(step.Fused, other.Fused)
        && step.Parameters.SequenceEqual(other.Parameters) && step.Buffers.SequenceEqual(other.Buffers)
        && Sizes(step).SequenceEqual(Sizes(other));

    // How what it reads and writes lies in memory.
    private static IEnumerable<(string Shape, int Positions, int Channels, int Stride)> Sizes(Step step) =>
        Enumerable.Range(0, step.Inputs.Count)
            .Select(operand => Sizes(step.LayerInputs[operand].Shape.ToSpacedString(), step.LayoutOf(operand)))
            .Append(Sizes(step.Output.Shape.ToSpacedString(), step.Output.Layout));

    private static (string Shape, int Positions, int Channels, int Stride) Sizes(string shape, ValueLayout layout) =>
        (shape, layout.Positions, layout.Channels, layout.ChannelStride);
}

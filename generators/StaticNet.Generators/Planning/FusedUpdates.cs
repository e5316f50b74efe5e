using StaticNet.Generators.Layers;
using StaticNet.Generators.Lowering;

namespace StaticNet.Generators.Planning;

/// <summary>The weights that a step of an optimizer updates within the backward pass.</summary>
internal sealed class FusedUpdates
{
    private readonly HashSet<Step> _steps;

    public FusedUpdates(NetworkProgram program)
    {
        _steps = [.. MayUpdate(program) ? program.Steps.Where(step => IsComplete(program, step)) : []];
        Weights = [.. _steps.Select(static step => Weight(step)!).OrderBy(static slot => slot.Offset)];
    }

    /// <summary>The weights, in the order of the parameter block.</summary>
    public IReadOnlyList<ParameterSlot> Weights { get; }

    /// <summary>Whether a step's weight is one of them.</summary>
    public bool Include(Step step) => _steps.Contains(step);

    // Where code of the user's throws, no weight may have changed. Gradients of sequences are sums over parts.
    private static bool MayUpdate(NetworkProgram program) =>
        !program.HasTime && program.Losses.Count > 0 && !program.Steps.Any(static step => step.Layer is IRunsUserCode);

    // Of layers that share a weight, none has all of its gradients.
    private static bool IsComplete(NetworkProgram program, Step step) =>
        Weight(step) is not null && step.Owner is null && !program.Steps.Any(other => other.Owner == step);

    private static ParameterSlot? Weight(Step step) => (step.Layer as IUpdatesWithGradients)?.LargeWeight(step);
}

using StaticNet.Generators.Lowering;

namespace StaticNet.Generators.Autodiff;

/// <summary>The backward pass: what runs, in order, and where each gradient comes from.</summary>
/// <param name="Program">The network.</param>
/// <param name="Steps">The steps of training, the last one first.</param>
/// <param name="Actions">
/// What runs. What only a caller who asks for the gradient of an input needs comes last.
/// </param>
/// <param name="FromCaller">The values that get the caller's gradient of an output.</param>
/// <param name="FromLoss">The values that get the gradient of a loss.</param>
/// <param name="Places">The value in whose place in memory a value's gradient lies, where that is another's.</param>
internal sealed record GradientPlan(
    NetworkProgram Program, IReadOnlyList<GradientStep> Steps, IReadOnlyList<BackwardAction> Actions,
    IReadOnlyList<Value> FromCaller, IReadOnlyList<Value> FromLoss, IReadOnlyDictionary<Value, Value> Places)
{
    private readonly Dictionary<Step, GradientStep> _ofSteps = Steps.ToDictionary(static gradient => gradient.Step);

    /// <summary>The values from which the backward pass starts.</summary>
    public IEnumerable<Value> Starts => FromCaller.Concat(FromLoss).Distinct();

    /// <summary>Whether an output's gradient is added to one that starts at the same value, and comes before.</summary>
    public bool AddsFromCaller(ProgramOutput output) => Program.Outputs
        .TakeWhile(other => other != output)
        .Any(other => Program.StartOfBackward(other) == Program.StartOfBackward(output));

    /// <summary>Whether the gradient of an output's loss is added to that of another loss of the same value.</summary>
    public bool AddsFromLoss(ProgramOutput output) => Program.Losses
        .TakeWhile(other => other != output)
        .Any(other => other.LossInput == output.LossInput);

    /// <summary>Whether what is added, from the caller or a loss, is computed apart.</summary>
    public bool NeedsAddend(ProgramOutput output)
    {
        // Of sequences the caller's gradient is brought into the order of time steps first.
        bool isApart = Program.StartOfBackward(output) != output.Value || output.Shape.HasTime;
        return (isApart && AddsFromCaller(output))
            || (TakesGradientOfLoss(output) && AddsFromLoss(output));
    }

    /// <summary>
    /// Whether training computes the gradient of an output's loss: nothing needs that of an input, nor any without
    /// parameters.
    /// </summary>
    public bool TakesGradientOfLoss(ProgramOutput output) =>
        output.Loss is not null && Program.HasParameters && !Program.IsCallers(output.LossInput);

    /// <summary>The steps at which the backward pass waits for all samples, in its order.</summary>
    public IEnumerable<Step> Barriers => Actions
        .Where(static action => action.Kind == BackwardKind.Barrier)
        .Select(static action => action.Gradient.Step);

    /// <summary>All contributions, in the order in which they are computed.</summary>
    public IReadOnlyList<Contribution> Contributions { get; } =
        [.. Actions.Select(static action => action.Contribution).OfType<Contribution>()];

    /// <summary>What the backward pass does for a step, or null where a loss does it.</summary>
    public GradientStep? Of(Step step) => _ofSteps.TryGetValue(step, out GradientStep? gradient) ? gradient : null;

    /// <summary>The value in whose place in memory a value's gradient lies.</summary>
    public Value Storage(Value value) => Places.TryGetValue(value, out Value? place) ? place : value;
}

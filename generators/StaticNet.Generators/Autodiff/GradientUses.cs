using StaticNet.Generators.Lowering;

namespace StaticNet.Generators.Autodiff;

/// <summary>
/// When the gradients of values are read and when they change, where moments count the actions of the backward pass.
/// </summary>
internal sealed class GradientUses
{
    private readonly Dictionary<Value, int> _last = [];
    private readonly Dictionary<Value, List<int>> _changes = [];

    public GradientUses(IReadOnlyList<GradientStep> steps, IReadOnlyList<BackwardAction> actions)
    {
        for (int moment = 0; moment < actions.Count; moment++)
        {
            BackwardAction action = actions[moment];
            Value output = action.Gradient.Step.Output;
            _last[output] = moment;
            if (action.Kind == BackwardKind.Derivative)
                Change(output, moment);
            if (action.Contribution is { } contribution)
                Change(contribution.Input, moment);
        }
        // The parameter gradients come after all actions.
        foreach (Step step in steps.Select(static gradient => gradient.Step).Where(static step => step.HasParameterGradients))
            _last[step.Output] = actions.Count;
    }

    /// <summary>When a gradient is last needed.</summary>
    public int Last(Value value) => _last[value];

    /// <summary>Whether two gradients that are the same at a moment stay so for as long as both are needed.</summary>
    public bool StayTheSame(Value first, Value second, int moment) =>
        !Changes(first, moment, Last(second)) && !Changes(second, moment, Last(first));

    private bool Changes(Value value, int after, int end) =>
        _changes.TryGetValue(value, out List<int>? changes) && changes.Exists(change => change > after && change <= end);

    private void Change(Value value, int moment)
    {
        if (!_changes.TryGetValue(value, out List<int>? changes))
            _changes[value] = changes = [];
        changes.Add(moment);
        _last[value] = moment;
    }
}

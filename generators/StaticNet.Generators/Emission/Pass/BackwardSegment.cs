using StaticNet.Generators.Autodiff;
using StaticNet.Generators.Lowering;

namespace StaticNet.Generators.Emission;

/// <summary>
/// The actions of the backward pass between two layers that need the whole batch in training; without any, all of them.
/// </summary>
/// <param name="From">The layer that it starts at, or null where it starts at the outputs.</param>
/// <param name="Actions">What it does.</param>
internal sealed record BackwardSegment(Step? From, IReadOnlyList<BackwardAction> Actions)
{
    /// <summary>The name of its method.</summary>
    public string Method => From is null ? "Backward" : $"BackwardFrom{From.Name}";

    /// <summary>The steps whose gradients it computes.</summary>
    public IEnumerable<Step> Steps => Actions
        .Where(static action => action.Kind == BackwardKind.Contribution)
        .Select(static action => action.Gradient.Step).Distinct();

    public static IReadOnlyList<BackwardSegment> Of(GradientPlan plan)
    {
        List<BackwardSegment> segments = [];
        List<BackwardAction> actions = [];
        Step? from = null;
        foreach (BackwardAction action in plan.Actions)
        {
            if (action.Kind != BackwardKind.Barrier)
            {
                actions.Add(action);
                continue;
            }
            segments.Add(new BackwardSegment(from, actions));
            (from, actions) = (action.Gradient.Step, []);
        }
        segments.Add(new BackwardSegment(from, actions));
        return segments;
    }
}

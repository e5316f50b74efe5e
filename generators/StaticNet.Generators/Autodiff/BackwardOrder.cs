using StaticNet.Generators.Layers;
using StaticNet.Generators.Lowering;

namespace StaticNet.Generators.Autodiff;

/// <summary>
/// The order of the backward pass: the steps in reverse, and what only a caller who asks for the gradient of an input
/// needs last.
/// </summary>
internal static class BackwardOrder
{
    public static List<BackwardAction> Of(IEnumerable<GradientStep> steps, IEnumerable<Value> starts)
    {
        BackwardAction[] actions = [.. steps.SelectMany(Actions)];
        List<BackwardAction> ordered =
        [
            .. actions.Where(static action => action.IsNeeded), .. actions.Where(static action => !action.IsNeeded),
        ];
        return AddAfterwards(ordered, [.. starts]);
    }

    private static IEnumerable<BackwardAction> Actions(GradientStep gradient)
    {
        if (gradient.Step.Fused is not null)
            yield return new BackwardAction(BackwardKind.Derivative, gradient, null, gradient.IsNeeded);
        if (gradient.Step.Layer is IWaitsForBatch)
            yield return new BackwardAction(BackwardKind.Barrier, gradient, null, gradient.IsNeeded);
        if (gradient.HasInnerGradients)
            yield return new BackwardAction(BackwardKind.Inner, gradient, null, gradient.IsNeeded);
        foreach (Contribution contribution in gradient.Contributions)
            yield return new BackwardAction(
                BackwardKind.Contribution, gradient, contribution, contribution.IsNeeded);
    }

    // What is passed on can be added to what another step has written, while that step may not be able to add: then it
    // would compute its contribution apart, to be added to a copy.
    private static List<BackwardAction> AddAfterwards(List<BackwardAction> actions, HashSet<Value> starts)
    {
        ILookup<Value, BackwardAction> contributions = actions
            .Where(action => action.Contribution is { } contribution
                && contribution.Input.Place != ValuePlace.Input && !starts.Contains(contribution.Input))
            .ToLookup(static action => action.Contribution!.Input);
        Dictionary<BackwardAction, BackwardAction> afterwards = [];
        foreach (BackwardAction[] pair in contributions.Select(static group => group.Take(2).ToArray()))
        {
            if (pair is [{ Contribution.IsPassedOn: true } passed, { Contribution: { IsPassedOn: false } } next]
                && next.Gradient.Step.Layer is not IAddsToGradients && next.IsNeeded == passed.IsNeeded)
                afterwards[next] = passed;
        }
        HashSet<BackwardAction> moved = [.. afterwards.Values];
        return
        [
            .. actions.Where(action => !moved.Contains(action)).SelectMany(action =>
                afterwards.TryGetValue(action, out BackwardAction? after) ? [action, after] : new[] { action }),
        ];
    }
}

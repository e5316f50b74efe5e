using StaticNet.Generators.Layers;
using StaticNet.Generators.Lowering;

namespace StaticNet.Generators.Autodiff;

/// <summary>
/// Walks the steps backward from the outputs: each contributes to the gradients of what it reads, the first one to a
/// gradient writes it and the others are added. Gradients that nobody needs are not computed: where no parameter lies
/// before a step, its input gradient is computed only for a caller who asks for the network's.
/// </summary>
internal sealed class GradientPlanner
{
    private readonly NetworkProgram _program;
    private readonly Dictionary<Value, bool> _needs = [];
    private readonly Dictionary<Value, bool> _reachesInput = [];

    private GradientPlanner(NetworkProgram program)
    {
        _program = program;
        foreach (Value input in program.Inputs)
            (_needs[input], _reachesInput[input]) = (false, true);
        foreach (Step step in program.Steps)
        {
            _needs[step.Output] = step.Parameters.Count > 0 || step.Inputs.Any(input => _needs[input]);
            _reachesInput[step.Output] =
                step.Layer is not IReadsTokens && step.Inputs.Any(input => _reachesInput[input]);
        }
    }

    public static GradientPlan Plan(NetworkProgram program)
    {
        if (program.IsFrozen)
            return new GradientPlan(program, [], [], [], [], new Dictionary<Value, Value>());
        Value[] fromCaller = [.. program.Outputs.Select(program.StartOfBackward).Distinct()];
        Value[] fromLoss = [.. program.Losses.Select(static output => output.LossInput).Distinct()];
        return new GradientPlanner(program).Plan(fromCaller, fromLoss);
    }

    private GradientPlan Plan(Value[] fromCaller, Value[] fromLoss)
    {
        GradientStep[] steps = [.. _program.TrainingSteps.Reverse().Select(static step => new GradientStep(step))];
        foreach (GradientStep gradient in steps)
            AddContributions(gradient);
        HashSet<Value> written = [.. fromCaller, .. fromLoss];
        List<BackwardAction> actions = BackwardOrder.Of(steps, written);
        FoldDerivatives(actions);
        GradientPlaces places = new(new GradientUses(steps, actions));
        for (int moment = 0; moment < actions.Count; moment++)
        {
            if (actions[moment].Contribution is not { } contribution)
                continue;
            contribution.Adds = !written.Add(contribution.Input);
            places.Place(contribution, moment);
        }
        return new GradientPlan(_program, steps, actions, fromCaller, fromLoss, places.Storage);
    }

    private void AddContributions(GradientStep gradient)
    {
        Step step = gradient.Step;
        gradient.IsNeeded = _needs[step.Output];
        if (step.Layer is IReadsTokens)
            return;
        for (int operand = 0; operand < step.Inputs.Count; operand++)
        {
            Value input = step.Inputs[operand];
            // A recurrent layer's own parameters need its backward pass in any case.
            bool isNeeded = _needs[input] || step.Layer is IRecurrent;
            if (isNeeded || _reachesInput[input])
                gradient.Contributions.Add(new Contribution(step, operand) { IsNeeded = isNeeded });
        }
    }

    // The last contribution to a gradient can multiply it by the derivative of the activation before.
    private void FoldDerivatives(List<BackwardAction> actions)
    {
        Dictionary<Value, Contribution> last = [];
        foreach (Contribution contribution in actions.Select(static action => action.Contribution).OfType<Contribution>())
            last[contribution.Input] = contribution;
        actions.RemoveAll(action => action.Kind == BackwardKind.Derivative
            && last.TryGetValue(action.Gradient.Step.Output, out Contribution? contribution)
            && Fold(action.Gradient.Step, contribution));
    }

    private bool Fold(Step producer, Contribution contribution)
    {
        // A layer does so only to what it writes itself; what is passed on is added here.
        bool folds = contribution.IsPassedOn
            || (contribution.Step.Layer is IFoldsDerivative && _program.ReaderCount(contribution.Input) == 1);
        if (folds && producer.Fused is IActivationLayer activation)
            contribution.Folded = activation.Function;
        return contribution.Folded is not null;
    }
}

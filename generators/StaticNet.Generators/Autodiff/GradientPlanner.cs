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
    private readonly HashSet<Step> _folded = [];
    private readonly HashSet<Value> _written;
    private readonly Dictionary<Value, bool> _needs = [];
    private readonly Dictionary<Value, bool> _reachesInput = [];

    private GradientPlanner(NetworkProgram program, IEnumerable<Value> starts)
    {
        (_program, _written) = (program, [.. starts]);
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
        Value[] fromCaller = [.. program.Outputs.Select(program.StartOfBackward).Distinct()];
        Value[] fromLoss = [.. program.Losses.Select(static output => output.LossInput).Distinct()];
        return new GradientPlanner(program, fromCaller.Concat(fromLoss)).Plan(fromCaller, fromLoss);
    }

    private GradientPlan Plan(Value[] fromCaller, Value[] fromLoss)
    {
        GradientStep[] steps = [.. _program.TrainingSteps.Reverse().Select(static step => new GradientStep(step))];
        foreach (GradientStep gradient in steps)
            AddContributions(gradient);
        foreach (GradientStep gradient in steps)
            gradient.AppliesDerivative = gradient.Step.Fused is not null && !_folded.Contains(gradient.Step);
        BackwardAction[] actions = [.. steps.SelectMany(Actions)];
        BackwardAction[] ordered =
        [
            .. actions.Where(static action => action.IsNeeded), .. actions.Where(static action => !action.IsNeeded),
        ];
        Contribution[] contributions = [.. ordered.Select(static action => action.Contribution).OfType<Contribution>()];
        Dictionary<Step, Contribution> last = [];
        foreach (Contribution contribution in contributions)
            last[contribution.Step] = contribution;
        foreach (Contribution contribution in contributions)
            Place(contribution, isLast: contribution == last[contribution.Step]);
        return new GradientPlan(_program, steps, ordered, fromCaller, fromLoss);
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
            if (!isNeeded && !_reachesInput[input])
                continue;
            Contribution contribution = new(step, operand) { IsNeeded = isNeeded };
            gradient.Contributions.Add(contribution);
            Fold(contribution);
        }
    }

    private void Fold(Contribution contribution)
    {
        Step? producer = _program.Producer(contribution.Input);
        if (contribution.Step.Layer is IFoldsDerivative && producer?.Fused is IActivationLayer activation
            && _program.ReaderCount(contribution.Input) == 1)
        {
            contribution.Folded = activation.Function;
            _folded.Add(producer);
        }
    }

    private static IEnumerable<BackwardAction> Actions(GradientStep gradient)
    {
        if (gradient.AppliesDerivative)
            yield return new BackwardAction(BackwardKind.Derivative, gradient, null, gradient.IsNeeded);
        if (gradient.Step.Layer is IWaitsForBatch)
            yield return new BackwardAction(BackwardKind.Barrier, gradient, null, gradient.IsNeeded);
        if (gradient.HasInnerGradients)
            yield return new BackwardAction(BackwardKind.Inner, gradient, null, gradient.IsNeeded);
        foreach (Contribution contribution in gradient.Contributions)
            yield return new BackwardAction(
                BackwardKind.Contribution, gradient, contribution, contribution.IsNeeded);
    }

    // The last contribution of a step may overwrite the gradient that it was computed from.
    private void Place(Contribution contribution, bool isLast)
    {
        Step step = contribution.Step;
        Value input = contribution.Input;
        contribution.Adds = !_written.Add(input);
        contribution.InPlace = !contribution.Adds && step.Layer.KeepsShape && !ParametersNeedOutputGradient(step)
            && input.Place != ValuePlace.Input && LiesAlike(contribution) && isLast;
    }

    // The parameter gradients come last, but for layers that wait for the whole batch: those sum theirs up before.
    private static bool ParametersNeedOutputGradient(Step step) =>
        step.Parameters.Count > 0 && step.Layer is IHasParameterGradients;

    // After a view, rows of the two may be of different lengths; what was broadcast is smaller.
    private static bool LiesAlike(Contribution contribution)
    {
        if (!contribution.Step.LayerInputs[contribution.Operand].Shape.Equals(contribution.Step.Output.Shape))
            return false;
        ValueLayout input = contribution.Step.GradientLayoutOf(contribution.Operand);
        ValueLayout output = contribution.Step.Output.GradientLayout;
        return (input.Positions, input.ChannelStride) == (output.Positions, output.ChannelStride);
    }
}

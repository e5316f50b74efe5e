using StaticNet.Generators.Layers;
using StaticNet.Generators.Lowering;

namespace StaticNet.Generators.Autodiff;

/// <summary>
/// Walks the steps backward from the loss and decides what each contributes. Gradients that nobody needs are not
/// computed: where no parameter lies before a step, its input gradient is computed only for a caller who asks for the
/// network's.
/// </summary>
internal static class GradientPlanner
{
    public static IReadOnlyList<GradientStep> Plan(NetworkProgram program)
    {
        List<GradientStep> plan = [.. program.TrainingSteps.Reverse().Select(static step => new GradientStep(step))];
        HashSet<Step> folded = [];
        foreach (GradientStep gradient in plan)
            Plan(gradient, program, folded);
        return plan;
    }

    private static void Plan(GradientStep gradient, NetworkProgram program, HashSet<Step> folded)
    {
        Step step = gradient.Step;
        gradient.AppliesDerivative = step.Fused is not null && !folded.Contains(step);
        gradient.ComputesInputGradient = step.Layer is not IReadsTokens;
        gradient.OnlyForNetworkInput = !HasParametersBefore(program, step);
        gradient.InPlace = step.Layer.KeepsShape && !ParametersNeedOutputGradient(step)
            && step.Input.Place != ValuePlace.Input && LiesAlike(step);
        Step? producer = program.Producer(step.Input);
        if (step.Layer is IFoldsDerivative && producer?.Fused is IActivationLayer activation
            && program.ReaderCount(step.Input) == 1)
        {
            gradient.Folded = activation.Function;
            folded.Add(producer);
        }
    }

    // The parameter gradients come last, but for layers that wait for the whole batch: those sum theirs up before.
    private static bool ParametersNeedOutputGradient(Step step) =>
        step.Parameters.Count > 0 && step.Layer is IHasParameterGradients;

    // Behind a view, rows of the two may be of different lengths.
    private static bool LiesAlike(Step step) =>
        (step.InputGradientLayout.Positions, step.InputGradientLayout.ChannelStride)
        == (step.Output.GradientLayout.Positions, step.Output.GradientLayout.ChannelStride);

    private static bool HasParametersBefore(NetworkProgram program, Step step)
    {
        Step? current = program.Producer(step.Input);
        for (; current is not null; current = program.Producer(current.Input))
        {
            if (current.Parameters.Count > 0)
                return true;
        }
        return false;
    }
}

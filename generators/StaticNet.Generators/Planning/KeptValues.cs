using StaticNet.Generators.Autodiff;
using StaticNet.Generators.Layers;
using StaticNet.Generators.Lowering;

namespace StaticNet.Generators.Planning;

/// <summary>
/// The values that the backward pass reads besides gradients, and the outputs, which the caller and the losses read. A
/// frozen network has no backward pass, and keeps all for those who look at them.
/// </summary>
internal static class KeptValues
{
    public static HashSet<Value> Of(NetworkProgram program, GradientPlan gradients)
    {
        if (program.IsFrozen)
            return [.. program.Steps.Select(static step => step.Output)];
        HashSet<Value> kept = [.. program.Outputs.SelectMany(static output => new[] { output.Value, output.LossInput })];
        foreach (ProgramOutput output in program.Outputs)
        {
            if (output.LossActivation is { } activation)
                Read(activation, activation.Layer.BackwardReads(activation), kept);
        }
        foreach (BackwardAction action in gradients.Actions)
            Read(action, kept);
        foreach (Step step in program.TrainingSteps.Where(static step => step.HasParameterGradients))
            Read(step, ParameterGradients.Of(step).Reads, kept);
        return kept;
    }

    private static void Read(BackwardAction action, HashSet<Value> kept)
    {
        Step step = action.Gradient.Step;
        if (action.Kind == BackwardKind.Derivative)
            kept.Add(step.Output);
        else if (action.Kind == BackwardKind.Barrier)
            Read(step, Operands.Input, kept);
        else if (action.Kind == BackwardKind.Inner)
            Read(step, ((IHasInnerGradients)step.Layer).InnerGradientsRead, kept);
        if (action.Contribution is not { } contribution)
            return;
        if (contribution.Folded is not null)
            kept.Add(contribution.Input);
        if (!contribution.IsPassedOn)
            Read(step, step.Layer.BackwardReads(step), kept);
    }

    private static void Read(Step step, Operands operands, HashSet<Value> kept)
    {
        if (operands.HasFlag(Operands.Input))
            kept.UnionWith(step.Inputs);
        if (operands.HasFlag(Operands.Output))
            kept.Add(step.Output);
    }
}

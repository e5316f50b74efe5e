namespace StaticNet.Training;

/// <summary>What an evaluation in training comes to.</summary>
/// <param name="Loss">The loss.</param>
/// <param name="Accuracy">The accuracy of a classification.</param>
/// <param name="Outputs">The same of each output, where there are several losses.</param>
internal sealed record Measures(double Loss, double? Accuracy, PerOutput<Evaluation> Outputs)
{
    /// <summary>What an evaluation comes to.</summary>
    public static Measures Of(Evaluation evaluation) => new(evaluation.Loss, evaluation.Accuracy, evaluation.Outputs);

    /// <summary>What an epoch came to for each output.</summary>
    /// <param name="losses">The training losses; empty where there is one.</param>
    /// <param name="training">The evaluation of the training data, if any.</param>
    /// <param name="validation">The evaluation of the validation data, if any.</param>
    public static PerOutput<OutputResult> PerOutput(
        PerOutput<double> losses, Measures? training, Measures? validation)
        => losses.Count == 0
            ? PerOutput<OutputResult>.Empty
            : new PerOutput<OutputResult>(
                [.. losses.Keys],
                [
                    .. losses.Select(output => new OutputResult(
                        output.Value,
                        training?.Outputs[output.Key].Accuracy,
                        validation?.Outputs[output.Key].Loss,
                        validation?.Outputs[output.Key].Accuracy)),
                ]);
}

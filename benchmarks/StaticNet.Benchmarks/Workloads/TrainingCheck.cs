namespace StaticNet.Benchmarks.Workloads;

/// <summary>
/// What contestants that train compare: the gradients of the first step, and the losses of the first steps, which agree
/// only where the optimizers do too.
/// </summary>
internal static class TrainingCheck
{
    /// <summary>How many steps are compared.</summary>
    public const int Steps = 4;

    /// <summary>The name of the first step's gradients, all tensors in PyTorch's order and layout.</summary>
    public const string Gradients = "gradients";

    /// <summary>The name of a step's loss.</summary>
    /// <param name="step">The step, from 0.</param>
    public static string Loss(int step) => $"loss of step {step + 1}";
}

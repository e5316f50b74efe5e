using StaticNet.Generators.Lowering;

namespace StaticNet.Generators.Emission;

/// <summary>
/// The steps of the forward pass between two layers that need the whole batch in training; without any, all of them.
/// </summary>
/// <param name="Method">The name of its method.</param>
/// <param name="Summary">What the method computes.</param>
/// <param name="Steps">The steps.</param>
internal sealed record ForwardSegment(string Method, string Summary, IReadOnlyList<Step> Steps)
{
    /// <summary>The values that it reads and does not compute.</summary>
    public IEnumerable<Value> Read =>
        Steps.SelectMany(static step => step.Inputs).Where(value => Steps.All(step => step.Output != value)).Distinct();

    public static IReadOnlyList<ForwardSegment> Of(NetworkProgram program)
    {
        string until = program.Output.LossActivation is { } activation && program.Outputs.Count == 1
            ? $", up to {activation.Layer.Name}"
            : "";
        List<Step> steps = [.. program.TrainingSteps];
        if (program.Barriers.Count == 0)
            return [new ForwardSegment("ForwardLayers", $"The values of the samples from first to end{until}.", steps)];
        List<ForwardSegment> segments = [];
        int start = 0;
        string method = "", behind = "";
        foreach (Step barrier in program.Barriers)
        {
            int end = steps.IndexOf(barrier);
            segments.Add(new ForwardSegment(
                segments.Count == 0 ? $"ForwardTo{barrier.Name}" : method,
                $"The values of the samples from first to end{behind}, before {barrier.Layer.Name}.",
                steps.GetRange(start, end - start)));
            (start, method, behind) = (end, $"ForwardFrom{barrier.Name}", $" from {barrier.Layer.Name} on");
        }
        segments.Add(new ForwardSegment(
            method, $"The values of the samples from first to end{behind}{until}.",
            steps.GetRange(start, steps.Count - start)));
        return segments;
    }
}

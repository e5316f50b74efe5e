using StaticNet.Golden.Tests.Compilation;
using StaticNet.Golden.Tests.Gradients;

namespace StaticNet.Golden.Tests.Small;

/// <summary>What a loss compares with, and its formula.</summary>
/// <param name="Loss">The formula.</param>
/// <param name="Values">The targets; class indices are floats.</param>
/// <param name="Classes">The values over which a softmax runs.</param>
internal sealed record SmallTargets(LossSpec Loss, float[] Values, int Classes)
{
    private int[] Indices => Array.ConvertAll(Values, value => (int)value);

    /// <summary>The targets as calls take them.</summary>
    public Targets Targets => Loss.Form == TargetForm.Index ? Indices : Values;

    /// <summary>The formulas of a network's loss, one for each kind of target.</summary>
    public static IEnumerable<LossSpec> SpecsOf(SmallNetwork network)
    {
        if (network.Loss.Contains("FromProbabilities", StringComparison.Ordinal))
            return [LossSpec.OfUnfusedProbabilities(network.Loss.StartsWith("Binary", StringComparison.Ordinal))];
        string attribute = $"[{network.Loss}]";
        LossSpec[] specs =
            [.. LossSpec.All.Where(loss => loss.Attribute == attribute && loss.Last is null == !network.JoinsLoss)];
        return specs.Length > 0 ? specs : throw new KeyNotFoundException($"There is no formula of {attribute}.");
    }

    /// <summary>The loss of such outputs, by the formula.</summary>
    public double Of(float[] outputs)
    {
        double kink = double.PositiveInfinity;
        return Loss.Of(
            Array.ConvertAll(outputs, value => (double)value), Array.ConvertAll(Values, value => (double)value),
            outputs.Length / Classes, ref kink);
    }

    /// <summary>A data set with them.</summary>
    public Dataset Data(float[] input, int samples) => Loss.Form == TargetForm.Index
        ? new Dataset(input, input.Length / samples, Indices, Values.Length / samples)
        : new Dataset(input, input.Length / samples, Values, Values.Length / samples);
}

namespace StaticNet;

/// <summary>
/// Draws all classes equally often, however rare they are, and all samples of a class equally often. It needs one class
/// label, or one target of 0 or 1, for each sample.
/// </summary>
public sealed class BalancedSampler : Sampler
{
    internal override string Identity => "balanced";

    internal override Action<int[], ulong> Prepare(Dataset data, int[] samples)
    {
        DatasetTarget target = data.OnlyTarget;
        var counted = new CountedTarget(data, target, eachStep: false);
        if (target.Size != 1 || !counted.IsBinary)
        {
            throw new ArgumentException(
                "A BalancedSampler needs one class label, or one target of 0 or 1, for each sample.", nameof(data));
        }
        int[][] classes =
        [
            .. samples.Where(sample => counted.ClassOf(sample, 0) >= 0).GroupBy(sample => counted.ClassOf(sample, 0))
                .OrderBy(static group => group.Key).Select(static group => group.ToArray()),
        ];
        if (classes.Length == 0)
            throw new ArgumentException("No label of the data set counts.", nameof(data));
        return (order, seed) =>
        {
            var random = new SeededRandom(seed);
            foreach (ref int sample in order.AsSpan())
            {
                int[] members = classes[random.NextIndex(classes.Length)];
                sample = members[random.NextIndex(members.Length)];
            }
        };
    }
}

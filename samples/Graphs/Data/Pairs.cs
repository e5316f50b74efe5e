using StaticNet;

namespace Graphs.Data;

/// <summary>Pairs of images, and whether the left one shows the larger digit.</summary>
internal static class Pairs
{
    /// <summary>Makes of each image the left one of a pair, beside another that does not show the same digit.</summary>
    /// <param name="images">The images.</param>
    /// <param name="seed">The same seed gives the same pairs.</param>
    /// <exception cref="UsageException">All images show the same digit.</exception>
    public static Dataset Of(Dataset images, ulong seed)
    {
        ReadOnlySpan<int> labels = images.Labels;
        if (labels.IndexOfAnyExcept(labels[0]) < 0)
            throw new UsageException($"all {labels.Length} images show the same: there are no pairs to compare.");
        var random = new Random((int)seed);
        int[] right = new int[images.Count];
        float[] leftIsLarger = new float[images.Count];
        for (int left = 0; left < right.Length; left++)
        {
            do
                right[left] = random.Next(images.Count);
            while (labels[right[left]] == labels[left]);
            leftIsLarger[left] = labels[left] > labels[right[left]] ? 1 : 0;
        }
        // Inputs and targets without names stand in the network's order.
        return new Dataset([images.InputColumns[0], images.Gather(right).InputColumns[0]], [(leftIsLarger, 1)]);
    }
}

using StaticNet;

namespace DeepBelief.Models;

/// <summary>Takes a part of the images, as if only they had labels.</summary>
internal static class LabelledImages
{
    /// <summary>So many images, as many of each class as there are, chosen by a seed.</summary>
    /// <param name="images">The images.</param>
    /// <param name="count">How many.</param>
    /// <param name="seed">The same seed gives the same images.</param>
    public static Dataset Take(Dataset images, int count, ulong seed)
    {
        Dataset shuffled = images.Shuffle(seed);
        int[][] classes =
        [
            .. Enumerable.Range(0, shuffled.Count)
                .GroupBy(image => shuffled.Labels[image]).OrderBy(ofClass => ofClass.Key)
                .Select(ofClass => ofClass.ToArray()),
        ];
        int[] chosen =
        [
            .. Enumerable.Range(0, classes.Max(ofClass => ofClass.Length))
                .SelectMany(turn => classes.Where(ofClass => turn < ofClass.Length).Select(ofClass => ofClass[turn]))
                .Take(count),
        ];
        return shuffled.Gather(chosen);
    }
}

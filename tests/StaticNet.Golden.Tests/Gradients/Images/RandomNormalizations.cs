using StaticNet.Golden.Tests.Ops;

namespace StaticNet.Golden.Tests.Gradients.Images;

/// <summary>Draws normalisations of images with all their arguments; null where too few values meet.</summary>
/// <param name="random">The source of randomness.</param>
internal sealed class RandomNormalizations(Random random)
{
    // Two values are normalised to -1 and 1 whatever they are, and nothing is left of their gradients but rounding.
    private const int FewestValues = 4;

    /// <summary>Draws a normalisation over the batch.</summary>
    /// <param name="image">Height, width and channels.</param>
    public (LayerSpec, int[])? BatchNorm(int[] image)
    {
        (bool affine, double epsilon) = Arguments();
        return image[0] * image[1] < FewestValues ? null : (new BatchNormSpec(image[2], affine, epsilon), image);
    }

    /// <summary>Draws a normalisation of groups of channels.</summary>
    /// <param name="image">Height, width and channels.</param>
    public (LayerSpec, int[])? GroupNorm(int[] image)
    {
        int channels = image[2];
        int[] divisors = [.. Enumerable.Range(1, channels).Where(groups => channels % groups == 0)];
        int groups = divisors[random.Next(divisors.Length)];
        int size = channels / groups;
        (bool affine, double epsilon) = Arguments();
        if (image[0] * image[1] * size < FewestValues)
            return null;
        string attribute = Source.Attribute("GroupNorm", [$"{groups}", .. Named(affine, epsilon)]);
        return (
            new NormalizationSpec(attribute, i => i % channels / size, i => i % channels)
            {
                Weights = affine ? channels : 0,
                Epsilon = epsilon,
            },
            image);
    }

    /// <summary>Draws a normalisation over the last axes.</summary>
    /// <param name="image">Height, width and channels.</param>
    public (LayerSpec, int[])? LayerNorm(int[] image)
    {
        int axes = random.Next(1, 4);
        int channels = image[2], size = Probe.Count(image[^axes..]);
        (bool affine, double epsilon) = Arguments();
        if (size < FewestValues)
            return null;
        string attribute = Source.Attribute(
            "LayerNorm", [axes == 1 ? null : $"Axes = {axes}", .. Named(affine, epsilon)]);
        // Of a whole image, weight files have the channels first.
        Func<int, int> weightOf = axes == 3 ? i => i % channels * (size / channels) + i / channels : i => i % size;
        return (
            new NormalizationSpec(attribute, i => i / size, weightOf)
            {
                Weights = affine ? size : 0,
                Epsilon = epsilon,
            },
            image);
    }

    private (bool Affine, double Epsilon) Arguments() => (random.Next(3) > 0, random.Next(3) > 0 ? 1e-5 : 0.125);

    private static IEnumerable<string?> Named(bool affine, double epsilon) =>
        [affine ? null : "Affine = false", epsilon == 1e-5 ? null : $"Epsilon = {Source.Number(epsilon)}"];
}

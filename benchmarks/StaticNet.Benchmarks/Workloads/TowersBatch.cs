using StaticNet.Benchmarks.Weights;

namespace StaticNet.Benchmarks.Workloads;

/// <summary>Samples of two inputs with two targets.</summary>
/// <param name="Samples">The number of samples.</param>
/// <param name="User">[samples x 100].</param>
/// <param name="Item">[samples x 20].</param>
/// <param name="Categories">[samples] class indices.</param>
/// <param name="Ratings">[samples].</param>
internal sealed record TowersBatch(int Samples, float[] User, float[] Item, int[] Categories, float[] Ratings)
{
    /// <summary>Creates a batch, the same in every run.</summary>
    /// <param name="samples">The number of samples.</param>
    public static TowersBatch Create(int samples)
    {
        Random random = new(2);
        return new TowersBatch(
            samples,
            RandomData.Uniform(random, samples * TowersWeights.UserSize, 0, 1),
            RandomData.Uniform(random, samples * TowersWeights.ItemSize, 0, 1),
            RandomData.Classes(random, samples, TowersWeights.Categories),
            RandomData.Uniform(random, samples, -1, 1));
    }
}

using StaticNet;

namespace DeepBelief.Models;

/// <summary>A model that generates digits of a class.</summary>
internal interface IGenerator
{
    /// <summary>Loads its weights and generates so many digits of each class.</summary>
    /// <returns>[count x 784] for each class.</returns>
    float[][] Generate(string weights, int count, GenerateOptions options, CancellationToken cancellation);
}

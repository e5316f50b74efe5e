namespace StaticNet.Generators.Losses;

/// <summary>A layer whose outputs are probabilities, for whose inputs a loss can be computed stably.</summary>
internal interface IMakesProbabilities
{
    /// <summary>
    /// Whether they are those of classes that exclude each other, and add up to 1; otherwise each stands by itself.
    /// </summary>
    bool AddUpToOne { get; }
}

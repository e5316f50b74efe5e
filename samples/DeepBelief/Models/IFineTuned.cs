using StaticNet;

namespace DeepBelief.Models;

/// <summary>A model that can be fine-tuned: to tell digits apart, or to reconstruct them.</summary>
internal interface IFineTuned
{
    /// <summary>What to show of each epoch.</summary>
    Measure[] Measures { get; }

    /// <summary>What is trained.</summary>
    /// <param name="isPlain">Whether it is the network that was not pre-trained.</param>
    NetworkDefinition DefinitionOf(bool isPlain);

    /// <summary>Trains it, and saves it where that is asked for.</summary>
    /// <returns>How it does on the test images.</returns>
    Evaluation FineTune(FineTunePlan plan, ImageData data, FitOptions options, CancellationToken cancellation);
}

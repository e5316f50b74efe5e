namespace DeepBelief.Models;

/// <summary>A model that puts an image into two numbers.</summary>
internal interface ICoder
{
    /// <summary>Loads the weights of pre-training, or of the autoencoder that was fine-tuned after it.</summary>
    /// <returns>[images x 2].</returns>
    float[] Codes(string weights, ReadOnlySpan<float> images);
}

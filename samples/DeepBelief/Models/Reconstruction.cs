namespace DeepBelief.Models;

/// <summary>What a network makes of images.</summary>
/// <param name="Name">By which name it is shown.</param>
/// <param name="Images">As many values as the images have.</param>
internal sealed record Reconstruction(string Name, float[] Images);

namespace StaticNet.Generators.Autodiff;

/// <summary>A layer whose backward pass can add to gradients that are there already.</summary>
internal interface IAddsToGradients;

namespace StaticNet.Generators.Layers;

/// <summary>A layer that is an elementwise function, which the step before it can apply to its results.</summary>
internal interface IActivationLayer
{
    /// <summary>The function.</summary>
    ActivationFunction Function { get; }
}

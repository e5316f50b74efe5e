namespace StaticNet.Generators.Autodiff;

/// <summary>
/// A layer that can multiply its input gradient by the derivative of the activation before it, before it is written.
/// </summary>
internal interface IFoldsDerivative;

namespace StaticNet;

/// <summary>The activation of a simple recurrent layer.</summary>
public enum RecurrentActivation
{
    /// <summary>The hyperbolic tangent.</summary>
    Tanh,

    /// <summary>The larger of the value and 0.</summary>
    Relu,
}

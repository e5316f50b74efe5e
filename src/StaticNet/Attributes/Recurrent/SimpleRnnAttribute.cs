namespace StaticNet;

/// <summary>
/// A simple recurrent layer: <c>h[t] = activation(x[t] W_ih^T + b_ih + h[t-1] W_hh^T + b_hh)</c>, with W_ih of shape
/// [units x inputs] and W_hh of shape [units x units]. Source: Elman, Cognitive Science 14 (1990).
/// </summary>
/// <param name="units">The number of outputs of one direction.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false, AllowMultiple = true)]
public sealed class SimpleRnnAttribute(int units) : RecurrentAttribute(units)
{
    /// <summary>The activation. Default: <see cref="RecurrentActivation.Tanh"/>.</summary>
    public RecurrentActivation Activation { get; set; }
}

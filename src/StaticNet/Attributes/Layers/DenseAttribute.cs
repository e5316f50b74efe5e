namespace StaticNet;

/// <summary>
/// A fully connected layer: <c>y = x W^T + b</c>, with W of shape [units x inputs] and b of shape [units].
/// The input must be flat.
/// </summary>
/// <param name="units">The number of outputs.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false, AllowMultiple = true)]
public sealed class DenseAttribute(int units) : SizedLayerAttribute
{
    /// <summary>The number of outputs.</summary>
    public int Units { get; } = units;

    /// <summary>Asserts the number of inputs, which is otherwise inferred. The compiler reports a mismatch.</summary>
    public int Inputs { get; set; }

    /// <summary>Whether a bias is added. Default: <see langword="true"/>.</summary>
    public bool UseBias { get; set; } = true;

    /// <summary>How the weight is initialised. Default: <see cref="Initializer.GlorotUniform"/>.</summary>
    public Initializer Init { get; set; } = Initializer.GlorotUniform;
}

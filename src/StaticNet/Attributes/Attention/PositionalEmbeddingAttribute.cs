namespace StaticNet;

/// <summary>
/// Adds a learned vector to each time step or position: <c>y[t] = x[t] + weight[t]</c>, with a weight of shape
/// [maxLength x features].
/// </summary>
/// <param name="maxLength">The number of positions; no sequence may have more steps.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false, AllowMultiple = true)]
public sealed class PositionalEmbeddingAttribute(int maxLength) : LayerAttribute
{
    /// <summary>The number of positions.</summary>
    public int MaxLength { get; } = maxLength;

    /// <summary>How the vectors are initialised. Default: <see cref="Initializer.Normal"/>.</summary>
    public Initializer Init { get; set; } = Initializer.Normal;
}

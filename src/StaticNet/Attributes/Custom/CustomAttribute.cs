namespace StaticNet;

/// <summary>
/// A layer of the user's own code: <c>[Custom&lt;ScaleAndShift&gt;]</c>. Its parameters are those that
/// <see cref="LayerParameterAttribute"/> declares on the struct.
/// </summary>
/// <typeparam name="TLayer">The layer, a struct that implements <see cref="ICustomLayer"/>.</typeparam>
/// <param name="shape">
/// What it produces of one sample, or of one time step, without the batch. Default: the shape of what it reads.
/// </param>
[AttributeUsage(AttributeTargets.Class, Inherited = false, AllowMultiple = true)]
public sealed class CustomAttribute<TLayer>(params int[] shape) : LayerAttribute
{
    /// <summary>The declared shape; empty for that of what the layer reads.</summary>
    public IReadOnlyList<int> Shape { get; } = shape;
}

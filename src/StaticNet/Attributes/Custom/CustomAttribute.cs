namespace StaticNet;

/// <summary>
/// A layer in your own code: <c>[Custom&lt;ScaleAndShift&gt;]</c>. Its parameters are those that
/// <see cref="LayerParameterAttribute"/> declares on the struct.
/// </summary>
/// <typeparam name="TLayer">The layer, a struct that implements <see cref="ICustomLayer"/>.</typeparam>
/// <param name="shape">
/// The shape of one output sample, or of one time step, without the batch. Default: the shape of the input.
/// </param>
[AttributeUsage(AttributeTargets.Class, Inherited = false, AllowMultiple = true)]
public sealed class CustomAttribute<TLayer>(params int[] shape) : LayerAttribute
{
    /// <summary>The declared shape; empty for the shape of the input.</summary>
    public IReadOnlyList<int> Shape { get; } = shape;
}

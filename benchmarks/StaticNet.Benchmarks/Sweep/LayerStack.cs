using StaticNet.Benchmarks.Sweep.Layers;

namespace StaticNet.Benchmarks.Sweep;

/// <summary>Layers one after another, each of which reads the shape that the one before gives.</summary>
/// <param name="input">The shape of a sample.</param>
internal sealed class LayerStack(Shape input)
{
    private readonly List<SweepLayer> _layers = [];

    /// <summary>The layers.</summary>
    public IReadOnlyList<SweepLayer> Layers => _layers;

    /// <summary>The shape that the last layer gives.</summary>
    public Shape Shape { get; private set; } = input;

    /// <summary>Adds a layer.</summary>
    /// <param name="create">Creates it for a shape.</param>
    public LayerStack Add(Func<Shape, SweepLayer> create)
    {
        _layers.Add(create(Shape));
        Shape = _layers[^1].Output;
        return this;
    }
}

using StaticNet.Benchmarks.Sweep.Layers;

namespace StaticNet.Benchmarks.Sweep.Families;

/// <summary>One to four fully connected layers of 1 to 4,096 units.</summary>
internal sealed class DenseFamily : SweepFamily
{
    private const int MostUnits = 4096;

    /// <inheritdoc/>
    public override string Name => "dense";

    /// <inheritdoc/>
    public override SweepNetwork Draw(Random random)
    {
        LayerStack stack = new(new Shape(random.Size(1, MostUnits)));
        for (int hidden = random.Next(4); hidden > 0; hidden--)
        {
            stack.Add(input => new DenseLayer(input, random.Size(1, MostUnits)));
            AddActivation(stack, random);
        }
        stack.Add(input => new DenseLayer(input, random.Size(2, MostUnits)));
        return new SweepNetwork(Name, random.Size(1, LargestBatch), stack.Layers);
    }
}

using StaticNet.Benchmarks.Sweep.Layers;
using StaticNet.Benchmarks.Weights;

namespace StaticNet.Benchmarks.Sweep.Families;

/// <summary>One or two recurrent layers of 4 to 1,024 units, forward or in both directions.</summary>
internal sealed class RecurrentFamily : SweepFamily
{
    private const int MostUnits = 1024;

    /// <inheritdoc/>
    public override string Name => "recurrent";

    /// <inheritdoc/>
    public override SweepNetwork Draw(Random random)
    {
        RecurrentKind kind = random.Pick(RecurrentKind.SimpleRnn, RecurrentKind.Gru, RecurrentKind.Lstm);
        bool isBidirectional = random.OneIn(3);
        LayerStack stack = new(new Shape(random.Size(1, 256), random.Size(4, 64)));
        for (int layers = random.Next(1, 3); layers > 0; layers--)
        {
            bool returnsSequences = layers > 1 || random.OneIn(2);
            int units = random.Size(4, isBidirectional ? MostUnits / 2 : MostUnits);
            stack.Add(input => new RecurrentLayer(input, kind, units, isBidirectional, returnsSequences));
        }
        stack.Add(input => new DenseLayer(input, random.Size(2, 128)));
        return new SweepNetwork(Name, random.Size(1, LargestBatch), stack.Layers, IsSequence: true);
    }
}

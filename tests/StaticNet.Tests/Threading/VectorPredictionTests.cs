using System.Runtime.CompilerServices;
using StaticNet.Simd;
using StaticNet.Threading;

namespace StaticNet.Tests.Threading;

public class VectorPredictionTests
{
    [Fact]
    public void Samples_are_predicted_with_the_widest_vector()
    {
        Doubling network = new();
        float[] output = VectorPrediction.Run(in network, [1, 2, 3, 4], inputSize: 2, outputSize: 1);
        Assert.Equal([2, 6], output);
        float[] written = new float[2];
        VectorPrediction.Run(in network, [1, 2, 3, 4], written, inputSize: 2, outputSize: 1);
        Assert.Equal([2, 6], written);
    }

    [Fact]
    public void Lengths_are_checked()
    {
        Doubling network = new();
        Assert.Throws<ArgumentException>(() => VectorPrediction.Run(in network, new float[3], 2, 1));
        Assert.Throws<ArgumentException>(() => VectorPrediction.Run(in network, new float[3], new float[1], 2, 1));
        Assert.Throws<ArgumentException>(() => VectorPrediction.Run(in network, new float[4], new float[1], 2, 1));
    }

    [Fact]
    public void Outputs_may_not_overlap_inputs()
    {
        float[] values = new float[4];
        Doubling network = new();
        Assert.Throws<ArgumentException>(
            () => VectorPrediction.Run(in network, values, values.AsSpan(2), inputSize: 2, outputSize: 1));
    }

    // Twice the first input of each sample.
    private readonly struct Doubling : IVectorPrediction
    {
        public void Predict<TSimd>(int samples, ref float firstInput, ref float firstOutput)
            where TSimd : unmanaged, ISimd<TSimd>
        {
            Assert.True(TSimd.Count == 16 || !Simd512.IsSupported);
            for (int sample = 0; sample < samples; sample++)
            {
                Unsafe.Add(ref firstOutput, sample) =
                    2 * Unsafe.Add(ref firstInput, 2 * sample);
            }
        }
    }
}

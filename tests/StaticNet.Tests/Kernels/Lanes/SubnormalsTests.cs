using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using StaticNet.Kernels;
using StaticNet.Simd;

namespace StaticNet.Tests.Kernels;

/// <summary>Subnormal numbers are found and become zeros, wherever they stand among how many others.</summary>
public sealed class SubnormalsTests
{
    private const float Tiny = 1e-41f;

    [Fact]
    public void Flush_copies_only_where_there_are_subnormals()
    {
        for (int count = 0; count <= 150; count++)
        {
            float[] values = Ordinary(count);
            Assert.False(Subnormals.Any(values));
            Assert.True(Unsafe.AreSame(ref First(values), ref Subnormals.Flush(ref First(values), count)));
            for (int at = 0; at < count; at++)
            {
                float ordinary = values[at];
                values[at] = at % 2 == 0 ? Tiny : -Tiny;
                float[] expected = [.. values];
                expected[at] = at % 2 == 0 ? 0f : -0f;
                Assert.That(Subnormals.Any(values), $"{at} of {count}");
                Assert.False(Subnormals.Any(values.AsSpan(0, at)), $"before {at} of {count}");
                Assert.False(Subnormals.Any(values.AsSpan(at + 1)), $"after {at} of {count}");
                float[] before = [.. values];
                ref float flushed = ref Subnormals.Flush(ref First(values), count);
                AssertBits(expected, MemoryMarshal.CreateSpan(ref flushed, count));
                AssertBits(before, values);
                Subnormals.FlushInPlace(values);
                AssertBits(expected, values);
                values[at] = ordinary;
            }
        }
    }

    [Fact]
    public void Copy_writes_no_more_than_there_is()
    {
        for (int count = 0; count <= 70; count++)
        {
            float[] source = [.. Enumerable.Repeat(Tiny, count)], destination = [.. Enumerable.Repeat(7f, count + 1)];
            Subnormals.Copy(source, destination);
            Assert.All(destination[..count], value => Assert.Equal(0f, value));
            Assert.Equal(7f, destination[count]);
        }
        Assert.Throws<ArgumentOutOfRangeException>(() => Subnormals.Copy(new float[3], new float[2]));
    }

    [Fact]
    public void Tails_of_activations_end_at_zero() => EveryWidth.Run(new Tails());

    [Fact]
    public void Probabilities_and_their_gradients_end_at_zero() => EveryWidth.Run(new Probabilities());

    [Fact]
    public void A_parameter_that_decays_ends_at_zero()
    {
        var optimizer = new Sgd(0.5) { WeightDecay = 1 };
        float[] parameters = [1, -1, 1e-40f];
        for (int step = 0; step < 192; step++)
            optimizer.Step(parameters, new float[3]);
        Assert.All(parameters, value => Assert.Equal(0f, value));
    }

    // Zeros, infinities and NaN among them: none of them is subnormal.
    private static float[] Ordinary(int count)
    {
        float[] kinds = [0f, 1f, -0f, 1.17549435e-38f, float.NaN, -2f, float.NegativeInfinity, -1.17549435e-38f];
        return [.. Enumerable.Range(0, count).Select(i => kinds[i * 5 % kinds.Length])];
    }

    private static ref float First(float[] values)
        => ref MemoryMarshal.GetArrayDataReference(values);

    private static void AssertBits(float[] expected, Span<float> actual)
        => Assert.Equal(
            expected.Select(BitConverter.SingleToInt32Bits), actual.ToArray().Select(BitConverter.SingleToInt32Bits));

    private readonly struct Tails : IWidthTest
    {
        public void Run<TSimd>()
            where TSimd : unmanaged, ISimd<TSimd>
        {
            Check<TSimd, Sigmoid>(default);
            Check<TSimd, Silu>(default);
            Check<TSimd, Softplus>(default);
            Check<TSimd, Tanh>(default);
        }

        private static void Check<TSimd, TActivation>(TActivation activation)
            where TSimd : unmanaged, ISimd<TSimd>
            where TActivation : struct, IActivation
        {
            // down the tail, and through the smallest numbers
            float[] values =
                [.. Enumerable.Range(0, 700).Select(i => i < 600 ? -80 - i / 50f : MathF.Pow(2, -90 - i / 12f))];
            float[] results = new float[values.Length], gradients = new float[values.Length];
            Elementwise.Apply<TSimd, TActivation>(
                in values[0], 700, ref results[0], 700, 1, 700, activation);
            Assert.DoesNotContain(results, float.IsSubnormal);
            Elementwise.Backward<TSimd, TActivation>(
                in values[0], 700, in values[0], 700, ref gradients[0], 700, 1, 700, activation);
            Assert.DoesNotContain(gradients, float.IsSubnormal);
        }
    }

    private readonly struct Probabilities : IWidthTest
    {
        public void Run<TSimd>()
            where TSimd : unmanaged, ISimd<TSimd>
        {
            foreach (int classes in (int[])[5, 16, 37])
            {
                float[] logits = [.. Enumerable.Range(0, classes).Select(i => i < 4 ? 0 : -80 - 8f * i / classes)];
                float[] results = new float[classes];
                Softmax.Forward<TSimd>(in logits[0], ref results[0], classes);
                Assert.DoesNotContain(results, float.IsSubnormal);
                Assert.InRange(results.Sum(), 0.9999f, 1.0001f);
                Softmax.Scale<TSimd>(ref results[0], classes, 1e-5f);
                Assert.DoesNotContain(results, float.IsSubnormal);
            }
        }
    }
}

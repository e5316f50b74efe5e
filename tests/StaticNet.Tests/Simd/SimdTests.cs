using StaticNet.Simd;

namespace StaticNet.Tests.Simd;

/// <summary>Every operation of every vector against plain scalar code, lane by lane, special values included.</summary>
public abstract class SimdTests<TSimd>
    where TSimd : unmanaged, ISimd<TSimd>
{
    private static readonly float[] s_values =
    [
        0f, -0f, 1f, -1f, 0.5f, -2.5f, 1.5f, 2.5f, -0.49999997f, 3.4e38f, -3.4e38f, 1e-40f, 1e-30f, 8388609f,
        float.NaN, float.PositiveInfinity, float.NegativeInfinity, float.Epsilon, MathF.PI, -1234.567f,
    ];

    // both zeros, the edges of the subnormal and of the normal numbers, infinities, and NaNs of both kinds
    private static readonly int[] s_bits =
    [
        .. from magnitude in (int[])
            [
                0, 1, 2, 0x1000, 0x00400000, 0x007FFFFE, 0x007FFFFF, 0x00800000, 0x00800001, 0x00FFFFFF, 0x01000000,
                0x3F800000, 0x7F7FFFFF, 0x7F800000, 0x7F800001, 0x7FC00000, 0x7FFFFFFF,
            ]
            from sign in (int[])[0, int.MinValue]
            select magnitude | sign,
    ];

    private static readonly float[] s_masks = [BitConverter.Int32BitsToSingle(-1), 0f];

    [Fact]
    public void Count_isAPowerOfTwo() => Assert.Equal(1, int.PopCount(TSimd.Count));

    [Fact]
    public void LoadAndStore_touchExactlyTheirLanes()
    {
        float[] source = [.. Enumerable.Range(0, 2 * TSimd.Count + 3).Select(i => (float)i)];
        float[] destination = new float[source.Length];
        TSimd.Store(TSimd.Load(in source[1], 2), ref destination[0], 1);
        for (int i = 0; i < destination.Length; i++)
            Assert.Equal(i >= 1 && i <= TSimd.Count ? i + 2 : 0, destination[i]);
    }

    [Fact]
    public void Constants_fillAllLanes()
    {
        Assert.All(Lanes(TSimd.Zero), lane => AssertBits(0f, lane));
        Assert.All(Lanes(TSimd.Broadcast(-3.5f)), lane => AssertBits(-3.5f, lane));
    }

    [Fact]
    public void Arithmetic_isThatOfFloats()
    {
        Binary((x, y) => x + y, (x, y) => x + y);
        Binary((x, y) => x - y, (x, y) => x - y);
        Binary((x, y) => x * y, (x, y) => x * y);
        Binary((x, y) => x / y, (x, y) => x / y);
        Unary(x => -x, x => -x);
        Unary(TSimd.Sqrt, MathF.Sqrt);
        Unary(TSimd.Abs, MathF.Abs);
        Unary(TSimd.Round, x => MathF.Round(x, MidpointRounding.ToEven));
    }

    [Fact]
    public void Bits_areCombined()
    {
        Binary((x, y) => x & y, (x, y) => OfBits(Bits(x) & Bits(y)), bitwise: true);
        Binary((x, y) => x | y, (x, y) => OfBits(Bits(x) | Bits(y)), bitwise: true);
        Binary((x, y) => x ^ y, (x, y) => OfBits(Bits(x) ^ Bits(y)), bitwise: true);
        foreach (float mask in s_masks.Append(OfBits(0x00FF00FF)))
        {
            Binary(
                (x, y) => TSimd.Select(TSimd.Broadcast(mask), x, y),
                (x, y) => OfBits((Bits(x) & Bits(mask)) | (Bits(y) & ~Bits(mask))),
                bitwise: true);
        }
    }

    [Fact]
    public void Comparisons_areMasksAndFalseForNaN()
    {
        Binary(TSimd.GreaterThan, (x, y) => OfBits(x > y ? -1 : 0), bitwise: true);
        Binary(TSimd.Equal, (x, y) => OfBits(x == y ? -1 : 0), bitwise: true);
    }

    [Fact]
    public void MinAndMax_keepTheRightOperandsNaN()
    {
        foreach (float x in s_values)
        {
            foreach (float y in s_values)
            {
                float min = Lanes(TSimd.Min(TSimd.Broadcast(x), Fill(_ => y)))[0];
                float max = Lanes(TSimd.Max(TSimd.Broadcast(x), Fill(_ => y)))[0];
                if (float.IsNaN(y))
                {
                    Assert.That(float.IsNaN(min) && float.IsNaN(max), $"{x}, NaN gave {min} and {max}");
                }
                else if (float.IsNaN(x))
                {
                    Assert.That(float.IsNaN(min) || min == y, $"NaN, {y} gave {min}");
                    Assert.That(float.IsNaN(max) || max == y, $"NaN, {y} gave {max}");
                }
                else
                {
                    Assert.Equal(Math.Min(x, y), min, (a, b) => a == b);
                    Assert.Equal(Math.Max(x, y), max, (a, b) => a == b);
                }
            }
        }
    }

    [Fact]
    public void Max_withAConstantZeroKeepsNaN()
    {
        float[] lanes = Lanes(TSimd.Max(TSimd.Zero, Fill(i => i == 0 ? float.NaN : -1f)));
        Assert.True(float.IsNaN(lanes[0]));
        lanes = Lanes(TSimd.Min(TSimd.Broadcast(6f), TSimd.Max(TSimd.Zero, Fill(_ => float.NaN))));
        Assert.All(lanes, lane => Assert.True(float.IsNaN(lane)));
    }

    [Fact]
    public void MultiplyAdd_roundsOnceOrTwice()
    {
        Random random = new(1);
        for (int i = 0; i < 500; i++)
        {
            float x = random.NextSingle() - 0.5f, y = random.NextSingle() - 0.5f, z = random.NextSingle() - 0.5f;
            TSimd sum = TSimd.MultiplyAdd(TSimd.Broadcast(x), Fill(_ => y), TSimd.Broadcast(z));
            float actual = Lanes(sum)[TSimd.Count - 1];
            bool rounded = actual == x * y + z || actual == MathF.FusedMultiplyAdd(x, y, z);
            Assert.That(rounded, $"{x} * {y} + {z} = {actual}");
            float[] memory = [0, .. Enumerable.Repeat(y, TSimd.Count)];
            TSimd[] others =
            [
                TSimd.MultiplyAdd(TSimd.Broadcast(x), in memory[0], 1, TSimd.Broadcast(z)),
                TSimd.MultiplyAddFactor(TSimd.Factor(x), Fill(_ => y), TSimd.Broadcast(z)),
                TSimd.MultiplyAddFactor(TSimd.Factor(x), in memory[0], 1, TSimd.Broadcast(z)),
                .. Sums(x, y, z, memory),
            ];
            Assert.All(others.SelectMany(Lanes), lane => AssertBits(actual, lane));
        }

        foreach (float x in s_values)
        {
            TSimd some = TSimd.Broadcast(2f);
            float actual = Lanes(TSimd.MultiplyAdd(TSimd.Broadcast(x), some, some))[0];
            Assert.Equal(float.IsNaN(x), float.IsNaN(actual));
        }
    }

    private static TSimd[] Sums(float x, float y, float z, float[] memory)
    {
        TSimd ofVectors = TSimd.Broadcast(z), ofFactor = ofVectors, ofMemory = ofVectors;
        TSimd.AddProduct(ref ofVectors, TSimd.Broadcast(x), Fill(_ => y));
        TSimd.AddFactorProduct(ref ofFactor, TSimd.Factor(x), Fill(_ => y));
        TSimd.AddFactorProduct(ref ofMemory, TSimd.Factor(x), in memory[0], 1);
        return [ofVectors, ofFactor, ofMemory];
    }

    [Fact]
    public void ScaleByPowerOfTwo_isExact()
    {
        for (int exponent = -126; exponent <= 127; exponent++)
        {
            foreach (float value in new[] { 1f, -1.75f, 0f, float.NaN, float.PositiveInfinity })
            {
                TSimd scaled = TSimd.ScaleByPowerOfTwo(TSimd.Broadcast(value), TSimd.Broadcast(exponent));
                Assert.All(Lanes(scaled), lane => AssertBits(value * MathF.ScaleB(1f, exponent), lane));
            }
        }
    }

    [Fact]
    public void SplitExponent_givesSignificandAroundOne()
    {
        float[] values = [1f, 2f, 0.70710677f, 0.7071068f, 0.7f, 1.4142135f, 1.4142137f, 3e38f, 1.2e-38f, 777f];
        foreach (float value in values)
        {
            TSimd significand = TSimd.SplitExponent(TSimd.Broadcast(value), out TSimd exponent);
            Assert.All(Lanes(significand), lane => Assert.InRange(lane, 0.70710677f, 1.4142136f));
            Assert.All(Lanes(significand).Zip(Lanes(exponent)), pair =>
            {
                Assert.Equal(MathF.Round(pair.Second), pair.Second);
                AssertBits(value, (float)(pair.First * Math.Pow(2, pair.Second)));
            });
        }
    }

    [Fact]
    public void FlushSubnormals_leavesAllOtherBits()
    {
        foreach (int bits in s_bits)
        {
            int expected = float.IsSubnormal(OfBits(bits)) ? bits & int.MinValue : bits;
            TSimd flushed = TSimd.FlushSubnormals(Mixed(OfBits(bits), 3f));
            AssertLanes(flushed, i => i % 2 == 0 ? OfBits(expected) : 3f, bitwise: true, $"of {bits:X8}");
        }
    }

    [Fact]
    public void SeekSubnormals_findsThemInAnyLaneAndNothingElse()
    {
        foreach (int bits in s_bits)
        {
            for (int at = 0; at < TSimd.Count; at++)
            {
                TSimd found = TSimd.SeekSubnormals(TSimd.Zero, Fill(i => i % 2 == 0 ? 0f : float.NaN));
                found = TSimd.SeekSubnormals(found, Fill(i => i == at ? OfBits(bits) : -0f));
                found = TSimd.SeekSubnormals(found, Fill(i => i % 2 == 0 ? 1.17549435e-38f : float.MinValue));
                Assert.Equal(float.IsSubnormal(OfBits(bits)), TSimd.FoundSubnormals(found));
            }
        }
    }

    [Fact]
    public void AnyIsSmall_isSoOfZerosAndSubnormalNumbers_inAnyLane()
    {
        for (int at = 0; at < TSimd.Count; at++)
        {
            foreach (float small in (ReadOnlySpan<float>)[0f, -0f, 1e-45f, -1e-38f, 2.3e-38f])
                Assert.True(TSimd.AnyIsSmall(Fill(i => i == at ? small : -1f)));
            foreach (float other in (ReadOnlySpan<float>)[2.4e-38f, -1e-30f, float.NaN, float.NegativeInfinity])
                Assert.False(TSimd.AnyIsSmall(Fill(i => i == at ? other : -1f)));
        }
    }

    [Fact]
    public void Sum_addsAllLanes()
    {
        Assert.Equal(TSimd.Count * (TSimd.Count + 1) / 2, TSimd.Sum(Fill(i => i + 1)));
        Assert.True(float.IsNaN(TSimd.Sum(Fill(i => i == TSimd.Count - 1 ? float.NaN : 1f))));
    }

    [Fact]
    public void Sums_addsUpTheLanesOfEach()
    {
        Simd128 sums = TSimd.Sums(Fill(i => i + 1), Fill(i => -i), Fill(_ => 3), Fill(i => i * i));
        float[] found = new float[4];
        Simd128.Store(sums, ref found[0], 0);
        Assert.Equal(
            [TSimd.Sum(Fill(i => i + 1)), TSimd.Sum(Fill(i => -i)), 3 * TSimd.Count, TSimd.Sum(Fill(i => i * i))],
            found);
    }

    [Fact]
    public void MaxAcross_findsAnyLaneAndNaN()
    {
        for (int at = 0; at < TSimd.Count; at++)
        {
            Assert.Equal(-1f, TSimd.MaxAcross(Fill(i => i == at ? -1f : -5f - i)));
            Assert.That(float.IsNaN(TSimd.MaxAcross(Fill(i => i == at ? float.NaN : i))), $"NaN in lane {at}");
            Assert.Equal(float.PositiveInfinity, TSimd.MaxAcross(Fill(i => i == at ? float.PositiveInfinity : i)));
        }
    }

    private static void Unary(Func<TSimd, TSimd> operation, Func<float, float> expected)
    {
        foreach (float x in s_values)
            AssertLanes(operation(Mixed(x, 3f)), i => expected(i % 2 == 0 ? x : 3f), false, $"of {x}");
    }

    private static void Binary(
        Func<TSimd, TSimd, TSimd> operation, Func<float, float, float> expected, bool bitwise = false)
    {
        foreach (float x in s_values)
        {
            foreach (float y in s_values)
            {
                TSimd actual = operation(Mixed(x, 3f), TSimd.Broadcast(y));
                AssertLanes(actual, i => expected(i % 2 == 0 ? x : 3f, y), bitwise, $"of {x}, {y}");
            }
        }
    }

    private static void AssertLanes(TSimd actual, Func<int, float> expected, bool bitwise, string what)
    {
        float[] lanes = Lanes(actual);
        for (int i = 0; i < lanes.Length; i++)
        {
            float wanted = expected(i);
            bool same = Bits(wanted) == Bits(lanes[i]) || (!bitwise && float.IsNaN(wanted) && float.IsNaN(lanes[i]));
            Assert.That(same, $"lane {i} {what}: expected {wanted}, got {lanes[i]}");
        }
    }

    private static TSimd Mixed(float even, float odd) => Fill(i => i % 2 == 0 ? even : odd);

    private static TSimd Fill(Func<int, float> lane)
    {
        float[] lanes = [.. Enumerable.Range(0, TSimd.Count).Select(lane)];
        return TSimd.Load(in lanes[0], 0);
    }

    private static float[] Lanes(TSimd value)
    {
        float[] lanes = new float[TSimd.Count];
        TSimd.Store(value, ref lanes[0], 0);
        return lanes;
    }

    private static int Bits(float value) => BitConverter.SingleToInt32Bits(value);

    private static float OfBits(int bits) => BitConverter.Int32BitsToSingle(bits);

    private static void AssertBits(float expected, float actual)
        => Assert.That(
            Bits(expected) == Bits(actual) || (float.IsNaN(expected) && float.IsNaN(actual)), $"{expected}, {actual}");
}

public class Simd512Tests : SimdTests<Simd512>;

public class Simd256Tests : SimdTests<Simd256>;

public class Simd128Tests : SimdTests<Simd128>;

public class SimdScalarTests : SimdTests<SimdScalar>;

public class SimdPair512Tests : SimdTests<SimdPair<Simd512>>;

public class SimdPairScalarTests : SimdTests<SimdPair<SimdScalar>>;

public class SimdPairPair128Tests : SimdTests<SimdPair<SimdPair<Simd128>>>;

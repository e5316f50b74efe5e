using System.Runtime.CompilerServices;
using StaticNet.Simd;
using StaticNet.Threading;

namespace StaticNet.Kernels;

/// <summary>
/// Computes one side of a Boltzmann machine from the other for many rows: <c>x = bias + scale * (the sum of the
/// terms)</c>, the units' means, and samples of them, drawn while the tile's results are in the nearest cache. The
/// parts are panels of units.
/// </summary>
/// <typeparam name="TUnits">What the units are.</typeparam>
internal ref struct UnitJob<TUnits> : IParallelJob, IPanelJob
    where TUnits : struct, IUnits
{
    /// <summary>The number of rows.</summary>
    public int Rows;

    /// <summary>The number of units.</summary>
    public int Units;

    /// <summary>The first weighted sum.</summary>
    public UnitTerm First;

    /// <summary>The second weighted sum, if there is one.</summary>
    public UnitTerm Second;

    /// <summary>[Units].</summary>
    public ref readonly float Bias;

    /// <summary>The factor of the sums.</summary>
    public float Scale;

    /// <summary>[Rows]: a factor of each row's bias and sums together, or a null reference.</summary>
    public ref readonly float RowScales;

    /// <summary>Receives the means, [Rows x Units].</summary>
    public ref float Means;

    /// <summary>The distance of their rows.</summary>
    public nuint MeanStride;

    /// <summary>Receives samples, [Rows x Units], or is a null reference.</summary>
    public ref float Samples;

    /// <summary>The distance of their rows.</summary>
    public nuint SampleStride;

    /// <summary>The random numbers.</summary>
    public CounterRandom Random;

    /// <summary>The number that the first row has among all.</summary>
    public int FirstRow;

    /// <summary>How many parts there are.</summary>
    public readonly int Parts => PanelJob.Panels(Units);

    /// <inheritdoc/>
    public void Run(int phase, int first, int end) => PanelJob.Run(ref this, first, end);

    /// <inheritdoc/>
    public void RunPanels<TSimd>(int first, int end)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        int panelFloats = (First.Depth + Second.Depth) * Panel<TSimd>.Width;
        ref float tile = ref Scratch.RentForLayer(panelFloats + (long)Panel<TSimd>.TileFloats);
        ref float panel = ref Unsafe.Add(ref tile, Panel<TSimd>.TileFloats);
        ref float secondPanel = ref Unsafe.Add(ref panel, First.Depth * Panel<TSimd>.Width);
        for (int part = first; part < end; part++)
        {
            int column = part * Panel<TSimd>.Width;
            Pack<TSimd>(in First, column, ref panel);
            Pack<TSimd>(in Second, column, ref secondPanel);
            for (int row = 0; row < Rows; row += Panel<TSimd>.Rows)
            {
                int height = Math.Min(Panel<TSimd>.Rows, Rows - row);
                Multiply<TSimd>(in First, row, height, ref panel, ref tile, adds: false);
                if (Second.Depth > 0)
                    Multiply<TSimd>(in Second, row, height, ref secondPanel, ref tile, adds: true);
                Finish<TSimd>(row, height, column, ref tile);
            }
        }
    }

    private readonly void Pack<TSimd>(in UnitTerm term, int column, ref float panel)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        if (term.Depth == 0)
            return;
        if (term.IsDownward)
        {
            Panel<TSimd>.PackTransposed(
                in term.Weight, Units, term.WeightStride, column, term.Depth, ref panel);
        }
        else
            Panel<TSimd>.Pack(in term.Weight, term.Depth, term.WeightStride, (nuint)column, ref panel);
    }

    private static void Multiply<TSimd>(
        in UnitTerm term, int row, int height, ref float panel, ref float tile, bool adds)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        TileOperands operands = new()
        {
            A = ref Unsafe.Add(ref Unsafe.AsRef(in term.Values), (nuint)row * term.ValueStride),
            ARowStep = term.ValueStride,
            ADepthStep = 1,
            B = ref panel,
            BStride = Panel<TSimd>.Width,
            Depth = (nuint)term.Depth,
            C = ref tile,
            CStride = Panel<TSimd>.Width,
            AddsToResult = adds,
        };
        Panel<TSimd>.Multiply(height, in operands);
    }

    // The end of one block of rows: inputs to means and samples.
    private readonly void Finish<TSimd>(int row, int height, int column, ref float tile)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        ref float bias = ref Unsafe.Add(ref Unsafe.AsRef(in Bias), column);
        nuint width = (nuint)Math.Min(Panel<TSimd>.Width, Units - column);
        for (int i = 0; i < height; i++)
        {
            ref float sums = ref Unsafe.Add(ref tile, i * Panel<TSimd>.Width);
            ref float means = ref Unsafe.Add(ref Means, (nuint)(row + i) * MeanStride + (nuint)column);
            float factor = Unsafe.IsNullRef(in RowScales) ? 1 : Unsafe.Add(ref Unsafe.AsRef(in RowScales), row + i);
            if (Unsafe.IsNullRef(ref Samples))
                FinishMeans<TSimd>(ref sums, ref bias, width, factor, ref means);
            else
            {
                ref float samples = ref Unsafe.Add(ref Samples, (nuint)(row + i) * SampleStride + (nuint)column);
                ulong key = Random.Bits((uint)(FirstRow + row + i));
                FinishSamples<TSimd>(ref sums, ref bias, width, factor, ref means, ref samples, key, (uint)column);
            }
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private readonly void FinishMeans<TSimd>(
        ref float sums, ref float bias, nuint width, float factor, ref float means)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        TSimd scale = TSimd.Broadcast(Scale), factors = TSimd.Broadcast(factor);
        for (nuint j = 0; j < width; j += (nuint)TSimd.Count)
        {
            TSimd biases = Partial.Load<TSimd>(in bias, j, width, 0);
            TSimd x = TSimd.MultiplyAdd(TSimd.Load(in sums, j), scale, biases) * factors;
            Partial.Store(TSimd.FlushSubnormals(TUnits.Mean(x)), ref means, j, width);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private readonly void FinishSamples<TSimd>(
        ref float sums, ref float bias, nuint width, float factor, ref float means, ref float samples, ulong key,
        uint column)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        Span<float> noise = stackalloc float[Panel<TSimd>.Width];
        UnitNoise.Fill(noise, key, column);
        TSimd scale = TSimd.Broadcast(Scale), factors = TSimd.Broadcast(factor);
        for (nuint j = 0; j < width; j += (nuint)TSimd.Count)
        {
            TSimd biases = Partial.Load<TSimd>(in bias, j, width, 0);
            TSimd x = TSimd.MultiplyAdd(TSimd.Load(in sums, j), scale, biases) * factors;
            TSimd mean = TSimd.FlushSubnormals(TUnits.Mean(x));
            Partial.Store(mean, ref means, j, width);
            TSimd drawn = TUnits.Draw(x, mean, TSimd.Load(in noise[0], j));
            Partial.Store(TSimd.FlushSubnormals(drawn), ref samples, j, width);
        }
    }
}

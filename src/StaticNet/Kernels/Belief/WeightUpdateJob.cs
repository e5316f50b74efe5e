using System.Runtime.CompilerServices;
using StaticNet.Simd;
using StaticNet.Threading;

namespace StaticNet.Kernels;

/// <summary>
/// One update of a Boltzmann machine's weight in the pass that makes its gradient, while that is in the nearest cache:
/// <c>g = scale * (the sum over rows of visible^T hidden) - visibleMean^T penalty - decay * weight</c>, then
/// <c>velocity = momentum * velocity + rate * g</c> and <c>weight += velocity</c>. Rows of the negative phase come with
/// hidden units negated, so that both phases are one product. The parts are panels of hidden units.
/// </summary>
internal ref struct WeightUpdateJob : IParallelJob, IPanelJob
{
    /// <summary>The number of rows, of both phases.</summary>
    public int Rows;

    /// <summary>[Rows x VisibleUnits].</summary>
    public ref readonly float Visible;

    /// <summary>The distance of their rows.</summary>
    public nuint VisibleStride;

    /// <summary>The number of visible units.</summary>
    public int VisibleUnits;

    /// <summary>[Rows x HiddenUnits].</summary>
    public ref readonly float Hidden;

    /// <summary>The distance of their rows.</summary>
    public nuint HiddenStride;

    /// <summary>The number of hidden units.</summary>
    public int HiddenUnits;

    /// <summary>[VisibleUnits x HiddenUnits].</summary>
    public ref float Weight;

    /// <summary>What the updates before have gathered, laid out like the weight.</summary>
    public ref float Velocity;

    /// <summary>The distance of the rows of both.</summary>
    public nuint WeightStride;

    /// <summary>[VisibleUnits]: the visible units' means, or a null reference where there is no penalty.</summary>
    public ref readonly float VisibleMeans;

    /// <summary>[HiddenUnits, padded to whole panels]: what is too much of each hidden unit.</summary>
    public ref readonly float Penalty;

    /// <summary>The factor of the product.</summary>
    public float Scale;

    /// <summary>The learning rate.</summary>
    public float Rate;

    /// <summary>The momentum.</summary>
    public float Momentum;

    /// <summary>The weight decay.</summary>
    public float Decay;

    /// <summary>How many parts there are.</summary>
    public readonly int Parts => PanelJob.Panels(HiddenUnits);

    /// <inheritdoc/>
    public void Run(int phase, int first, int end) => PanelJob.Run(ref this, first, end);

    /// <inheritdoc/>
    public void RunPanels<TSimd>(int first, int end)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        ref float tile = ref Scratch.RentForLayer((long)Rows * Panel<TSimd>.Width + Panel<TSimd>.TileFloats);
        ref float panel = ref Unsafe.Add(ref tile, Panel<TSimd>.TileFloats);
        for (int part = first; part < end; part++)
        {
            int column = part * Panel<TSimd>.Width;
            Panel<TSimd>.Pack(in Hidden, Rows, HiddenStride, (nuint)column, ref panel);
            for (int row = 0; row < VisibleUnits; row += Panel<TSimd>.Rows)
            {
                int height = Math.Min(Panel<TSimd>.Rows, VisibleUnits - row);
                TileOperands operands = new()
                {
                    A = ref Unsafe.Add(ref Unsafe.AsRef(in Visible), row),
                    ARowStep = 1,
                    ADepthStep = VisibleStride,
                    B = ref panel,
                    BStride = Panel<TSimd>.Width,
                    Depth = (nuint)Rows,
                    C = ref tile,
                    CStride = Panel<TSimd>.Width,
                };
                FetchBlock<TSimd>(row, height, (nuint)column);
                Panel<TSimd>.Multiply(height, in operands);
                Update<TSimd>(row, height, (nuint)column, ref tile);
            }
        }
    }

    // The block of the weight and its velocity arrives while the product is computed.
    private readonly void FetchBlock<TSimd>(int row, int height, nuint column)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        nuint start = (nuint)row * WeightStride + column;
        Prefetch.Rows(in Unsafe.Add(ref Weight, start), height, WeightStride, Panel<TSimd>.Width);
        Prefetch.Rows(in Unsafe.Add(ref Velocity, start), height, WeightStride, Panel<TSimd>.Width);
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private readonly void Update<TSimd>(int row, int height, nuint column, ref float tile)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        nuint width = Math.Min(Panel<TSimd>.Width, (nuint)HiddenUnits - column);
        TSimd scale = TSimd.Broadcast(Scale * Rate), momentum = TSimd.Broadcast(Momentum);
        TSimd decay = TSimd.Broadcast(-Decay * Rate);
        bool hasPenalty = !Unsafe.IsNullRef(in VisibleMeans);
        for (int i = 0; i < height; i++)
        {
            nuint start = (nuint)(row + i) * WeightStride + column;
            ref float weights = ref Unsafe.Add(ref Weight, start);
            ref float velocities = ref Unsafe.Add(ref Velocity, start);
            float mean = hasPenalty ? Unsafe.Add(ref Unsafe.AsRef(in VisibleMeans), row + i) : 0;
            TSimd penalty = TSimd.Broadcast(-Rate * mean);
            for (nuint j = 0; j < width; j += (nuint)TSimd.Count)
            {
                TSimd weight = Partial.Load<TSimd>(in weights, j, width, 0);
                TSimd step = TSimd.Load(in tile, j) * scale;
                step = TSimd.MultiplyAdd(weight, decay, step);
                if (hasPenalty)
                    step = TSimd.MultiplyAdd(TSimd.Load(in Penalty, column + j), penalty, step);
                step = TSimd.MultiplyAdd(Partial.Load<TSimd>(in velocities, j, width, 0), momentum, step);
                step = TSimd.FlushSubnormals(step);
                Partial.Store(step, ref velocities, j, width);
                Partial.Store(weight + step, ref weights, j, width);
            }
            tile = ref Unsafe.Add(ref tile, Panel<TSimd>.Width);
        }
    }
}

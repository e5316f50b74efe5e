using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using StaticNet.Kernels;
using StaticNet.Threading;

namespace StaticNet.Belief;

/// <summary>
/// One machine below the top one in the up-down algorithm, with weights of its own for each direction.
/// </summary>
internal sealed class UpDownLayer(RbmDefinition machine, int batchSize)
{
    private readonly UnitRows _means = new(batchSize, machine.Hidden);
    private readonly UnitRows _generated = new(batchSize, machine.Visible);
    private readonly UnitRows _dreamMeans = new(batchSize, machine.Visible);
    private readonly UnitRows _recognized = new(batchSize, machine.Hidden);
    private readonly AlignedBuffer _velocity = new(machine.Visible * machine.Stride);
    private UnitRows? _above;

    /// <summary>The hidden units that were drawn given the data.</summary>
    public UnitRows Hidden { get; } = new(batchSize, machine.Hidden);

    /// <summary>The visible units that were drawn given what the network dreams above.</summary>
    public UnitRows Dream { get; } = new(batchSize, machine.Visible);

    /// <summary>Draws hidden units, and computes what they would generate.</summary>
    public void Wake(Machine machine, UnitRows visible, int rows, ulong key)
    {
        machine.Hidden(new Conditional(rows, _means) { Samples = Hidden, Key = key }, visible);
        machine.Visible(new Conditional(rows, _generated), Hidden);
    }

    /// <summary>Draws visible units, and computes what would be recognised in them.</summary>
    public void Sleep(Machine machine, UnitRows above, int rows, ulong key)
    {
        _above = above;
        machine.Visible(new Conditional(rows, _dreamMeans) { Samples = Dream, Key = key }, above);
        machine.Hidden(new Conditional(rows, _recognized), Dream);
    }

    /// <summary>Changes both weights, each by the error of the direction that it serves.</summary>
    public void Learn(Machine machine, UnitRows below, int rows, float rate, int threads)
    {
        for (int row = 0; row < rows; row++)
        {
            TensorPrimitives.Subtract(below[row], _generated[row], _generated[row]);
            TensorPrimitives.Subtract(_above![row], _recognized[row], _recognized[row]);
        }
        float scale = rate / rows;
        Move(_generated, Hidden, rows, scale, machine.GenerativeWeight, threads);
        AddRows(_generated, rows, scale, machine.VisibleBias);
        Move(Dream, _recognized, rows, scale, machine.Weight, threads);
        AddRows(_recognized, rows, scale, machine.HiddenBias);
    }

    private void Move(UnitRows visible, UnitRows hidden, int rows, float scale, Span<float> weight, int threads)
    {
        WeightUpdateJob job = new()
        {
            Rows = rows,
            Visible = ref visible.Start(0),
            VisibleStride = (nuint)visible.Stride,
            VisibleUnits = visible.Units,
            Hidden = ref hidden.Start(0),
            HiddenStride = (nuint)hidden.Stride,
            HiddenUnits = hidden.Units,
            Weight = ref MemoryMarshal.GetReference(weight),
            Velocity = ref _velocity.Reference,
            WeightStride = (nuint)(weight.Length / visible.Units),
            VisibleMeans = ref Unsafe.NullRef<float>(),
            Scale = scale,
            Rate = 1,
        };
        WorkerTeam.Run(ref job, 0, job.Parts, threads);
    }

    private static void AddRows(UnitRows rows, int count, float scale, Span<float> bias)
    {
        for (int row = 0; row < count; row++)
            TensorPrimitives.MultiplyAdd(rows[row], scale, bias, bias);
    }
}

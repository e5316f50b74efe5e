using System.Runtime.CompilerServices;
using StaticNet.Optimizers;
using StaticNet.Simd;

namespace StaticNet;

/// <summary>
/// LAMB, for large batches: Adam's direction with decoupled weight decay,
/// <c>r = (m / (1 - beta1^t)) / (sqrt(v / (1 - beta2^t)) + epsilon) + weightDecay p</c>, scaled separately for each
/// tensor to the length of the tensor: <c>p -= learningRate |p| / |r| r</c>, or <c>learningRate r</c> where either
/// length is 0. Source: You et al., ICLR 2020, algorithm 2.
/// </summary>
public sealed class Lamb : AdamBase
{
    private readonly (int Start, int End)[] _tensors;
    private readonly int _length;
    private AlignedBuffer? _direction;

    /// <summary>Creates an optimizer for one kind of network.</summary>
    /// <param name="network">The network's definition, which has the positions of its tensors.</param>
    /// <param name="learningRate">The learning rate.</param>
    /// <exception cref="ArgumentNullException"><paramref name="network"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A setting is out of its range.</exception>
    public Lamb(NetworkDefinition network, double learningRate = 1e-3)
        : base(learningRate)
    {
        ArgumentNullException.ThrowIfNull(network);
        _length = network.ParameterLength;
        // Padding belongs to the tensor before it, and is zero.
        int[] starts = [.. network.Tensors.Select(tensor => tensor.Offset).Order()];
        _tensors = [.. starts.Zip([.. starts.Skip(1), _length])];
    }

    /// <inheritdoc/>
    public override string Kind => nameof(Lamb);

    // The step's length is that of a whole tensor.
    internal override bool UpdatesInParts => false;

    /// <inheritdoc/>
    protected override void Update(UpdateBlock block)
    {
        if (block.Parameters.Length != _length)
        {
            throw new ArgumentException(
                $"The network has a block of {_length} parameters, but there are {block.Parameters.Length}.");
        }
        _direction ??= new AlignedBuffer(_length);
        Span<float> direction = _direction;
        var rule = new DirectionRule(
            (float)Beta1, (float)(1 - Beta1), (float)Beta2, (float)(1 - Beta2), (float)(1 / Correction1),
            (float)(1 / Correction2), OptimizerSetting.Divisor(Epsilon), (float)WeightDecay);
        UpdatePass.Run(rule, block, State(0), State(1), direction);
        foreach ((int start, int end) in _tensors)
        {
            Span<float> parameters = block.Parameters[start..end], step = direction[start..end];
            double length = GradientClipping.Norm(parameters), own = GradientClipping.Norm(step);
            double ratio = length > 0 && own > 0 ? length / own : 1;
            UpdatePass.Run(
                new StepRule((float)(LearningRate * ratio)), new UpdateBlock(parameters, step, 1, block.Threads));
        }
    }

    private readonly struct DirectionRule(
        float decay1, float weight1, float decay2, float weight2, float correction1, float correction2, float epsilon,
        float weightDecay) : IUpdateRule
    {
        public static int States => 3;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Apply<TSimd>(
            ref TSimd parameter, TSimd gradient, ref TSimd first, ref TSimd second, ref TSimd direction)
            where TSimd : unmanaged, ISimd<TSimd>
        {
            TSimd square = gradient * gradient;
            first = TSimd.MultiplyAdd(TSimd.Broadcast(decay1), first, TSimd.Broadcast(weight1) * gradient);
            second = TSimd.MultiplyAdd(TSimd.Broadcast(decay2), second, TSimd.Broadcast(weight2) * square);
            TSimd root = TSimd.Sqrt(TSimd.Broadcast(correction2) * second) + TSimd.Broadcast(epsilon);
            direction = TSimd.MultiplyAdd(
                TSimd.Broadcast(weightDecay), parameter, TSimd.Broadcast(correction1) * first / root);
        }
    }

    private readonly struct StepRule(float rate) : IUpdateRule
    {
        public static int States => 0;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Apply<TSimd>(
            ref TSimd parameter, TSimd gradient, ref TSimd state0, ref TSimd state1, ref TSimd state2)
            where TSimd : unmanaged, ISimd<TSimd>
            => parameter = TSimd.MultiplyAdd(TSimd.Broadcast(-rate), gradient, parameter);
    }
}

using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using StaticNet.Simd;

namespace StaticNet.Kernels;

public static partial class CrossEntropy
{
    /// <summary>
    /// Checks the class indices of a batch, once. The kernels take one that another thread changes afterwards for an
    /// ignored one.
    /// </summary>
    /// <param name="targets">The class indices.</param>
    /// <param name="classes">The number of classes.</param>
    /// <param name="options">The parameters of the loss; its ignored index is allowed.</param>
    /// <param name="first">The number of the first of them, for the message.</param>
    /// <exception cref="ArgumentOutOfRangeException">A class index is out of range.</exception>
    /// <exception cref="ArgumentException">There are class weights, but not one for each class.</exception>
    public static void Validate(ReadOnlySpan<int> targets, int classes, in CrossEntropyOptions options, int first = 0)
    {
        if (options.ClassWeights is { } weights && weights.Length != classes)
        {
            throw new ArgumentException(
                $"There are {weights.Length} class weights for {classes} classes.", nameof(options));
        }
        for (int i = 0; i < targets.Length; i++)
        {
            int target = targets[i];
            if ((uint)target >= (uint)classes && target != options.IgnoreIndex)
                throw OutOfRange(first + i, target, classes);
        }
    }

    /// <summary>
    /// What the mean divides by: the number of targets that are not ignored, each counted with the weight of its class.
    /// </summary>
    /// <param name="targets">The class indices, checked.</param>
    /// <param name="options">The parameters of the loss.</param>
    public static double TotalWeight(ReadOnlySpan<int> targets, in CrossEntropyOptions options)
    {
        double total = 0;
        foreach (int target in targets)
        {
            if (target != options.IgnoreIndex)
                total += options.WeightOf(target);
        }
        return total;
    }

    /// <summary>The same with a weight of each target, which multiplies that of its class.</summary>
    /// <param name="targets">[samples x positions] class indices, checked where they count.</param>
    /// <param name="options">The parameters of the loss.</param>
    /// <param name="weights">The weights, which say how many positions there are.</param>
    /// <param name="lengths">How many positions of each sample count, or nothing where all do.</param>
    public static double TotalWeight(
        ReadOnlySpan<int> targets, in CrossEntropyOptions options, LossWeights weights,
        ReadOnlySpan<int> lengths = default)
    {
        if (weights.IsEmpty && lengths.IsEmpty)
            return TotalWeight(targets, in options);
        double total = 0;
        for (int sample = 0; sample < weights.Samples; sample++)
        {
            int length = lengths.IsEmpty ? weights.Positions : lengths[sample];
            for (int position = 0; position < length; position++)
            {
                int target = targets[sample * weights.Positions + position];
                if (target != options.IgnoreIndex)
                    total += (double)options.WeightOf(target) * weights[sample, position];
            }
        }
        return total;
    }

    // What is no class is only there where another thread has changed it since it was checked.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsIgnored(int target, int classes, in CrossEntropyOptions options)
        => target == options.IgnoreIndex || (uint)target >= (uint)classes;

    private static ArgumentOutOfRangeException OutOfRange(int index, int target, int classes)
        => new(
            "targets",
            target,
            $"Target {index} is class {target}, but the network has {classes} classes, 0 to {classes - 1}.");

    // The class weights' first element; a null reference for none.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ref float WeightsOf(in CrossEntropyOptions options)
    {
        if (options.ClassWeights is { } weights)
            return ref MemoryMarshal.GetArrayDataReference(weights);
        return ref Unsafe.NullRef<float>();
    }

    // Class weights of one vector, 1 where there are none, 0 beyond the last class.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TSimd LoadWeights<TSimd>(ref readonly float weights, nuint offset, nuint classes)
        where TSimd : unmanaged, ISimd<TSimd>
        => Unsafe.IsNullRef(in weights)
            ? Partial.Ones<TSimd>(offset, classes)
            : Partial.Load<TSimd>(in weights, offset, classes, 0);
}

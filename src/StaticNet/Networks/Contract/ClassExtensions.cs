using System.Buffers;
using StaticNet.Metrics;

namespace StaticNet;

/// <summary>Predicts classes (argmax).</summary>
public static class ClassExtensions
{
    /// <summary>Predicts the class of one sample: the index of the highest output (argmax).</summary>
    /// <typeparam name="TNetwork">The network.</typeparam>
    /// <param name="network">The network.</param>
    /// <param name="input">One sample; for a network with a time axis, one sequence of any length.</param>
    /// <param name="threshold">
    /// For a network with one output, the threshold above which the class is 1, and otherwise 0: use 0.5 for
    /// probabilities, 0 for logits.
    /// </param>
    /// <returns>The index of the class; -1 if an output is NaN.</returns>
    /// <exception cref="ArgumentException">The input is not one sample.</exception>
    /// <exception cref="NotSupportedException">The network has several outputs, or one for each time step.</exception>
    public static int PredictClass<TNetwork>(
        this TNetwork network, ReadOnlySpan<float> input, float threshold = 0.5f)
        where TNetwork : class, INetwork<TNetwork>
    {
        ArgumentNullException.ThrowIfNull(network);
        RequireOneOutput<TNetwork>();
        Span<int> found = stackalloc int[1];
        if (!TNetwork.HasTime)
            RequireSamples(input.Length, TNetwork.InputSize, 1);
        Predict(network, input, found, threshold);
        return found[0];
    }

    /// <summary>Predicts the class of one sequence of tokens: the index of the highest output (argmax).</summary>
    /// <typeparam name="TNetwork">The network.</typeparam>
    /// <param name="network">The network.</param>
    /// <param name="tokens">One sequence of any length.</param>
    /// <param name="threshold">
    /// For a network with one output, the threshold above which the class is 1, and otherwise 0: use 0.5 for
    /// probabilities, 0 for logits.
    /// </param>
    /// <returns>The index of the class; -1 if an output is NaN.</returns>
    /// <exception cref="ArgumentException">There is no token.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A token is not in the vocabulary.</exception>
    /// <exception cref="NotSupportedException">The network has several outputs, or one for each time step.</exception>
    public static int PredictClass<TNetwork>(
        this TNetwork network, ReadOnlySpan<int> tokens, float threshold = 0.5f)
        where TNetwork : class, ISequenceNetwork<TNetwork, int>
    {
        ArgumentNullException.ThrowIfNull(network);
        RequireOneOutput<TNetwork>();
        float[] rented = ArrayPool<float>.Shared.Rent(TNetwork.OutputSize);
        try
        {
            Span<float> outputs = rented.AsSpan(0, TNetwork.OutputSize);
            network.Predict(tokens, outputs, sequences: 1);
            return ClassOf(outputs, threshold);
        }
        finally
        {
            ArrayPool<float>.Shared.Return(rented);
        }
    }

    /// <summary>Predicts the classes of any number of samples.</summary>
    /// <typeparam name="TNetwork">The network.</typeparam>
    /// <param name="network">The network.</param>
    /// <param name="input">[samples x InputSize], row-major.</param>
    /// <param name="classes">Receives the index of each sample's class; -1 if an output is NaN.</param>
    /// <param name="threshold">
    /// For a network with one output, the threshold above which the class is 1, and otherwise 0.
    /// </param>
    /// <exception cref="ArgumentException">The lengths do not belong to the same number of samples.</exception>
    /// <exception cref="NotSupportedException">The network has several outputs, or a time axis.</exception>
    public static void PredictClasses<TNetwork>(
        this TNetwork network, ReadOnlySpan<float> input, Span<int> classes, float threshold = 0.5f)
        where TNetwork : class, INetwork<TNetwork>
    {
        ArgumentNullException.ThrowIfNull(network);
        RequireOneOutput<TNetwork>();
        if (TNetwork.HasTime)
        {
            throw new NotSupportedException(
                $"{TNetwork.Definition.Name} has a time axis: predict one sequence at a time.");
        }
        RequireSamples(input.Length, TNetwork.InputSize, classes.Length);
        // Some dozens at a time need little memory, and are as fast as all.
        const int Most = 64;
        for (int start = 0; start < classes.Length; start += Most)
        {
            int count = Math.Min(Most, classes.Length - start);
            ReadOnlySpan<float> samples = input.Slice(start * TNetwork.InputSize, count * TNetwork.InputSize);
            Predict(network, samples, classes.Slice(start, count), threshold);
        }
    }

    private static void Predict<TNetwork>(
        TNetwork network, ReadOnlySpan<float> input, Span<int> classes, float threshold)
        where TNetwork : class, INetwork<TNetwork>
    {
        int size = TNetwork.OutputSize;
        float[] rented = ArrayPool<float>.Shared.Rent(classes.Length * size);
        try
        {
            Span<float> outputs = rented.AsSpan(0, classes.Length * size);
            network.Predict(input, outputs);
            for (int i = 0; i < classes.Length; i++)
                classes[i] = ClassOf(outputs.Slice(i * size, size), threshold);
        }
        finally
        {
            ArrayPool<float>.Shared.Return(rented);
        }
    }

    private static int ClassOf(ReadOnlySpan<float> outputs, float threshold)
    {
        if (outputs.Length > 1)
            return ClassMetric.Greatest(outputs);
        return float.IsNaN(outputs[0]) ? -1 : outputs[0] > threshold ? 1 : 0;
    }

    private static void RequireOneOutput<TNetwork>()
        where TNetwork : class, INetwork<TNetwork>
    {
        if (TNetwork.Definition.Outputs.Length > 1 || TNetwork.OutputHasTime)
        {
            string why = TNetwork.OutputHasTime ? "an output for each time step" : "several outputs";
            throw new NotSupportedException(
                $"{TNetwork.Definition.Name} has {why}: take the greatest of each from Predict.");
        }
    }

    private static void RequireSamples(int length, int size, int samples)
    {
        if (length != (long)size * samples)
        {
            throw new ArgumentException(
                $"{samples} samples have {(long)size * samples} input values, but there are {length}.", "input");
        }
    }
}

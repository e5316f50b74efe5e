using StaticNet.Benchmarks.Workloads;

namespace StaticNet.Benchmarks.Weights;

/// <summary>The parameters of one recurrent layer, in PyTorch's order of gates.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Inputs">The number of inputs.</param>
/// <param name="Units">The number of units.</param>
/// <param name="InputWeight">[gates * units x inputs].</param>
/// <param name="HiddenWeight">[gates * units x units].</param>
/// <param name="InputBias">[gates * units].</param>
/// <param name="HiddenBias">[gates * units].</param>
internal sealed record RecurrentWeights(
    RecurrentKind Kind, int Inputs, int Units, float[] InputWeight, float[] HiddenWeight, float[] InputBias,
    float[] HiddenBias)
    : LayerWeights
{
    /// <inheritdoc/>
    public override IReadOnlyList<float[]> Tensors => [InputWeight, HiddenWeight, InputBias, HiddenBias];

    /// <inheritdoc/>
    public override double FlopsPerRow => 2.0 * (InputWeight.Length + HiddenWeight.Length);

    /// <summary>A random layer.</summary>
    /// <param name="random">The source.</param>
    /// <param name="kind">What it is.</param>
    /// <param name="inputs">The number of inputs.</param>
    /// <param name="units">The number of units.</param>
    public static RecurrentWeights Create(Random random, RecurrentKind kind, int inputs, int units)
    {
        int rows = (int)kind * units;
        float limit = 1 / MathF.Sqrt(units);
        return new RecurrentWeights(
            kind,
            inputs,
            units,
            RandomData.Uniform(random, rows * inputs, -limit, limit),
            RandomData.Uniform(random, rows * units, -limit, limit),
            RandomData.Uniform(random, rows, -limit, limit),
            RandomData.Uniform(random, rows, -limit, limit));
    }
}

/// <summary>The kinds of recurrent layers; the value is the number of gates.</summary>
internal enum RecurrentKind
{
    /// <summary>A simple layer: tanh alone.</summary>
    SimpleRnn = 1,

    /// <summary>A gated recurrent unit: reset, update, new.</summary>
    Gru = 3,

    /// <summary>Long short-term memory: input, forget, cell, output.</summary>
    Lstm = 4,
}

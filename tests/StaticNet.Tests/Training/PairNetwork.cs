namespace StaticNet.Tests.Training;

/// <summary>
/// A recurrent network of tokens written by hand, whose state can be seen through: it predicts the next token from this
/// one and the one before, logits = current[token] + previous[token before], and remembers nothing but the token
/// before, plus one so that 0 is none.
/// </summary>
internal sealed class PairNetwork : ITrainableRecurrentNetwork<PairNetwork, int>
{
    private const int Size = 16;
    private readonly AlignedBuffer _parameters = new(2 * Size * Size);

    public static int Vocabulary => Size;

    public static int InputSize => 1;

    public static int OutputSize => Size;

    public static bool HasTime => true;

    public static bool OutputHasTime => true;

    public static int ParameterCount => 2 * Size * Size;

    public static TargetKinds TargetKinds => TargetKinds.ClassIndices;

    public static int TargetSize => Size;

    public static int TargetIndices => 1;

    public static NetworkDefinition Definition { get; } = new(
        nameof(PairNetwork),
        [],
        [Table("current", 0), Table("previous", Size * Size)],
        2 * Size * Size);

    public Span<float> Parameters => _parameters.Span;

    /// <summary>The states that training steps began with, one after the other.</summary>
    public List<float[]> StatesBefore { get; } = [];

    public static PairNetwork Create(long seed)
    {
        var network = new PairNetwork();
        var random = new SeededRandom((ulong)seed);
        foreach (ref float value in network.Parameters)
            value = random.NextSingle(-0.1f, 0.1f);
        return network;
    }

    public static RecurrentState CreateState(int streams) => new State(streams);

    public void Predict(ReadOnlySpan<int> input, RecurrentState state, Span<float> output)
    {
        int steps = input.Length / state.Streams;
        for (int row = 0; row < input.Length; row++)
        {
            ref float before = ref state.Values[row / steps * State.Stride];
            for (int next = 0; next < Size; next++)
            {
                output[row * Size + next] =
                    Parameters[Current(input[row]) + next] + Parameters[Previous(before) + next];
            }
            before = input[row] + 1;
        }
    }

    public void Step(ReadOnlySpan<int> input, RecurrentState state, Span<float> output)
        => Predict(input, state, output);

    public float Loss(
        ReadOnlySpan<int> input, ReadOnlySpan<int> targets, RecurrentState? state, Workspace workspace,
        Span<float> output = default, ReadOnlySpan<int> lengths = default)
    {
        Predict(input, state!, output);
        workspace.LossDivisor = targets.Length;
        double loss = 0;
        for (int row = 0; row < targets.Length; row++)
            loss -= Math.Log(Probabilities(output.Slice(row * Size, Size))[targets[row]]);
        return (float)(loss / targets.Length);
    }

    public float LossAndGradients(
        ReadOnlySpan<int> input, ReadOnlySpan<int> targets, RecurrentState? state, Workspace workspace,
        Span<float> gradients, ReadOnlySpan<int> lengths = default)
    {
        StatesBefore.Add(
            [.. Enumerable.Range(0, state!.Streams).Select(stream => state.Values[stream * State.Stride])]);
        float[] output = new float[input.Length * Size], before = new float[input.Length];
        int steps = input.Length / state.Streams;
        for (int row = 0; row < input.Length; row++)
            before[row] = row % steps == 0 ? state.Values[row / steps * State.Stride] : input[row - 1] + 1;
        float loss = Loss(input, targets, state, workspace, output);
        gradients.Clear();
        for (int row = 0; row < input.Length; row++)
        {
            double[] probabilities = Probabilities(output.AsSpan(row * Size, Size));
            for (int next = 0; next < Size; next++)
            {
                float gradient = (float)(probabilities[next] - (next == targets[row] ? 1 : 0)) / targets.Length;
                gradients[Current(input[row]) + next] += gradient;
                gradients[Previous(before[row]) + next] += gradient;
            }
        }
        return loss;
    }

    private static int Current(int token) => token * Size;

    private static int Previous(float state) => (Size + (int)state % Size) * Size;

    private static TensorLayout Table(string name, int offset)
        => new(name, [Size, Size], offset, [new(Size, Size), new(Size, 1)], Initializer.Zeros, Size, Size);

    private static double[] Probabilities(ReadOnlySpan<float> logits)
    {
        double[] weights = Array.ConvertAll(logits.ToArray(), logit => Math.Exp(logit));
        double sum = weights.Sum();
        return Array.ConvertAll(weights, weight => weight / sum);
    }

    public sealed class State(int streams) : RecurrentState(
        new StateDefinition(nameof(PairNetwork), [new StateTensor("before", 1, 0)], Stride), streams)
    {
        public const int Stride = 16;
    }

    // What nothing that trains on streams calls.
    public void Predict(ReadOnlySpan<int> input, Span<float> output, int sequences)
        => throw new NotSupportedException();

    public void Predict(ReadOnlySpan<float> input, Span<float> output) => throw new NotSupportedException();

    public ReadOnlySpan<float> Forward(ReadOnlySpan<float> input, Workspace workspace, bool training = false)
        => throw new NotSupportedException();

    public ReadOnlySpan<float> Forward(
        ReadOnlySpan<int> input, Workspace workspace, bool training, int sequences, ReadOnlySpan<int> lengths = default)
        => throw new NotSupportedException();

    public ReadOnlySpan<float> Forward(
        ReadOnlySpan<int> input, RecurrentState? state, Workspace workspace, bool training,
        ReadOnlySpan<int> lengths = default)
        => throw new NotSupportedException();

    public void Backward(
        ReadOnlySpan<float> dOutput, Workspace workspace, Span<float> gradients, Span<float> dInput,
        bool accumulate = false)
        => throw new NotSupportedException();

    public void Backward(
        ReadOnlySpan<float> dOutput, RecurrentState? dStateOut, Workspace workspace, Span<float> gradients,
        Span<float> dInput, RecurrentState? dStateIn, bool accumulate = false) => throw new NotSupportedException();

    public float Loss(
        ReadOnlySpan<float> input, ReadOnlySpan<float> targets, Workspace workspace, Span<float> output = default)
        => throw new NotSupportedException();

    public float Loss(
        ReadOnlySpan<float> input, ReadOnlySpan<int> targets, Workspace workspace, Span<float> output = default)
        => throw new NotSupportedException();

    public float Loss(
        ReadOnlySpan<int> input, ReadOnlySpan<float> targets, Workspace workspace, Span<float> output, int sequences,
        ReadOnlySpan<int> lengths = default) => throw new NotSupportedException();

    public float Loss(
        ReadOnlySpan<int> input, ReadOnlySpan<int> targets, Workspace workspace, Span<float> output, int sequences,
        ReadOnlySpan<int> lengths = default) => throw new NotSupportedException();

    public float Loss(
        ReadOnlySpan<int> input, ReadOnlySpan<float> targets, RecurrentState? state, Workspace workspace,
        Span<float> output = default, ReadOnlySpan<int> lengths = default) => throw new NotSupportedException();

    public float LossAndGradients(
        ReadOnlySpan<float> input, ReadOnlySpan<float> targets, Workspace workspace, Span<float> gradients)
        => throw new NotSupportedException();

    public float LossAndGradients(
        ReadOnlySpan<float> input, ReadOnlySpan<int> targets, Workspace workspace, Span<float> gradients)
        => throw new NotSupportedException();

    public float LossAndGradients(
        ReadOnlySpan<int> input, ReadOnlySpan<float> targets, Workspace workspace, Span<float> gradients, int sequences,
        ReadOnlySpan<int> lengths = default) => throw new NotSupportedException();

    public float LossAndGradients(
        ReadOnlySpan<int> input, ReadOnlySpan<int> targets, Workspace workspace, Span<float> gradients, int sequences,
        ReadOnlySpan<int> lengths = default) => throw new NotSupportedException();

    public float LossAndGradients(
        ReadOnlySpan<int> input, ReadOnlySpan<float> targets, RecurrentState? state, Workspace workspace,
        Span<float> gradients, ReadOnlySpan<int> lengths = default) => throw new NotSupportedException();
}

using StaticNet.Kernels;
using StaticNet.Threading;

namespace StaticNet.Tests.Training.Outputs;

/// <summary>
/// A network written by hand of an input with a time axis (tokens) and one without: a class for each token
/// (<c>tag</c>: a table of the tokens plus a linear function of <c>meta</c>), and one value for the whole sequence
/// (<c>mood</c>: the sum of what each token is worth).
/// </summary>
internal sealed class TaggedWords : CalledByTrainer, ITrainableNetwork<TaggedWords>
{
    public const int Words = 4, Tags = 3, MetaSize = 2;
    private const int MetaOffset = Words * Tags, WorthOffset = MetaOffset + MetaSize * Tags;
    private readonly AlignedBuffer _parameters = new(WorthOffset + Words);

    public static int InputSize => 1 + MetaSize;

    public static int OutputSize => Tags + 1;

    public static bool HasTime => true;

    public static bool OutputHasTime => true;

    public static int ParameterCount => WorthOffset + Words;

    public static TargetKinds TargetKinds => TargetKinds.ClassIndices | TargetKinds.Values;

    public static int TargetSize => 1;

    public static int TargetIndices => 1;

    public static NetworkDefinition Definition { get; } = new(nameof(TaggedWords), [], [], WorthOffset + Words)
    {
        Inputs = [new("text", [], Words, HasTime: true), new("meta", [MetaSize])],
        Outputs =
        [
            new("tag", [Tags], HasTime: true) { Loss = new("CrossEntropy", TargetKinds.ClassIndices, Tags, 1) },
            new("mood", [1]) { Loss = new("MeanSquaredError", TargetKinds.Values, 1, Weight: 2) },
        ],
    };

    public Span<float> Parameters => _parameters.Span;

    public static TaggedWords Create(long seed)
    {
        var network = new TaggedWords();
        var random = new SeededRandom((ulong)seed);
        foreach (ref float value in network.Parameters)
            value = random.NextSingle(-0.5f, 0.5f);
        return network;
    }

    public float Loss(
        ReadOnlySpan<float> input, in TargetBlocks targets, Workspace workspace, Span<float> output = default)
        => Run(input, in targets, workspace, output, []);

    public float LossAndGradients(
        ReadOnlySpan<float> input, in TargetBlocks targets, Workspace workspace, Span<float> gradients)
    {
        gradients.Clear();
        return Run(input, in targets, workspace, [], gradients);
    }

    private float Run(
        ReadOnlySpan<float> input, in TargetBlocks targets, Workspace workspace, Span<float> output,
        Span<float> gradients)
    {
        using CallLease call = Workspace.Enter(workspace);
        int sequences = workspace.Sequences, time = SequenceGuard.Time(input.Length, 1, MetaSize, sequences);
        ReadOnlySpan<int> lengths = workspace.SequenceLengths;
        workspace.Begin(this, sequences, time, lengths, 1, 1, 0, keeps: false);
        workspace.BeginLosses(2);
        var reader = new TargetReader(in targets, 2);
        ReadOnlySpan<int> tags = reader.Indices("tag", sequences * time, 1);
        ReadOnlySpan<float> moods = reader.Values("mood", sequences, 1);
        reader.End();
        LossWeights tagWeights = workspace.WeightsOf(0, sequences, time);
        LossWeights moodWeights = workspace.WeightsOf(1, sequences);
        float tagScale = workspace.SetLoss(0, tagWeights.Total(lengths));
        float moodScale = workspace.SetLoss(1, moodWeights.Total(), weight: 2);
        float[] logits = new float[Tags], slopes = new float[Tags];
        for (int i = 0; i < sequences; i++)
        {
            ReadOnlySpan<float> text = input.Slice(i * time, time);
            ReadOnlySpan<float> meta = input.Slice(sequences * time + i * MetaSize, MetaSize);
            int length = lengths.IsEmpty ? time : lengths[i];
            double loss = 0, mood = 0;
            for (int t = 0; t < length; t++)
            {
                int word = (int)text[t];
                mood += Parameters[WorthOffset + word];
                for (int k = 0; k < Tags; k++)
                    logits[k] = Parameters[word * Tags + k] + Linear(meta, k);
                if (!output.IsEmpty)
                    logits.CopyTo(output[((i * time + t) * Tags)..]);
                float weight = tagWeights[i, t];
                loss += weight * TwoHeads.CrossEntropy(logits, tags[i * time + t], slopes);
                for (int k = 0; k < Tags && !gradients.IsEmpty; k++)
                {
                    float slope = tagScale * weight * slopes[k];
                    gradients[word * Tags + k] += slope;
                    for (int j = 0; j < MetaSize; j++)
                        gradients[MetaOffset + k * MetaSize + j] += slope * meta[j];
                }
            }
            double error = mood - moods[i];
            workspace.SampleLossesOf(0)[i] = loss;
            workspace.SampleLossesOf(1)[i] = moodWeights[i] * error * error;
            for (int t = 0; t < length && !gradients.IsEmpty; t++)
                gradients[WorthOffset + (int)text[t]] += moodScale * moodWeights[i] * 2 * (float)error;
            if (!output.IsEmpty)
                output[sequences * time * Tags + i] = (float)mood;
        }
        return (float)workspace.WeightedLoss;
    }

    private float Linear(ReadOnlySpan<float> meta, int tag)
        => Parameters[MetaOffset + tag * MetaSize] * meta[0] + Parameters[MetaOffset + tag * MetaSize + 1] * meta[1];

    // What a trainer does not call.
    public void Predict(ReadOnlySpan<float> input, Span<float> output) => throw new NotSupportedException();
}

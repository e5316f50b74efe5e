using StaticNet.Kernels;
using StaticNet.Threading;

namespace StaticNet.Tests.Training.Outputs;

/// <summary>
/// A linear network of two inputs and two losses written by hand, as the compiler would: classes (<c>digit</c>) and
/// values (<c>size</c>, half as heavy), and between them an output without a loss (<c>code</c>, the input <c>meta</c>).
/// </summary>
internal sealed class TwoHeads : CalledByTrainer, ITrainableNetwork<TwoHeads>
{
    public const int ImageSize = 3, MetaSize = 2, Digits = 3, Sizes = 2;
    public const double SizeWeight = 0.5;
    private const int SizeOffset = Digits * (ImageSize + MetaSize);
    private readonly AlignedBuffer _parameters = new(SizeOffset + Sizes * (ImageSize + MetaSize));

    public static int InputSize => ImageSize + MetaSize;

    public static int OutputSize => Digits + MetaSize + Sizes;

    public static int ParameterCount => SizeOffset + Sizes * InputSize;

    public static TargetKinds TargetKinds => TargetKinds.ClassIndices | TargetKinds.Values;

    public static int TargetSize => Digits + Sizes;

    public static int TargetIndices => 1;

    public static NetworkDefinition Definition { get; } = new(
        nameof(TwoHeads), [], [Dense("digit.weight", Digits, 0), Dense("size.weight", Sizes, SizeOffset)],
        SizeOffset + Sizes * InputSize)
    {
        Inputs = [new("image", [ImageSize]), new("meta", [MetaSize])],
        Outputs =
        [
            new("digit", [Digits])
            {
                Loss = new("CrossEntropy", TargetKinds.ClassIndices | TargetKinds.Values, Digits, 1),
            },
            new("code", [MetaSize]),
            new("size", [Sizes])
            {
                Loss = new("MeanSquaredError", TargetKinds.Values, Sizes, Weight: SizeWeight),
            },
        ],
    };

    public Span<float> Parameters => _parameters.Span;

    public static TwoHeads Create(long seed)
    {
        var network = new TwoHeads();
        var random = new SeededRandom((ulong)seed);
        foreach (ref float value in network.Parameters)
            value = random.NextSingle(-0.5f, 0.5f);
        return network;
    }

    public void Predict(ReadOnlySpan<float> input, Span<float> output)
    {
        int samples = ShapeGuard.Samples(input.Length, InputSize);
        ReadOnlySpan<float> images = input[..(samples * ImageSize)], meta = input[(samples * ImageSize)..];
        for (int i = 0; i < samples; i++)
        {
            Apply(0, images, meta, i, output.Slice(i * Digits, Digits));
            Apply(SizeOffset, images, meta, i, output[((Digits + MetaSize) * samples)..].Slice(i * Sizes, Sizes));
        }
        meta.CopyTo(output[(Digits * samples)..]);
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
        int samples = ShapeGuard.LossSamples(input.Length, InputSize);
        workspace.Begin(this, samples, OutputSize, 0, keeps: false);
        workspace.BeginLosses(2);
        var reader = new TargetReader(in targets, 2);
        ReadOnlySpan<int> digits = reader.Indices("digit", samples, 1);
        ReadOnlySpan<float> sizes = reader.Values("size", samples, Sizes);
        reader.End();
        LossWeights digitWeights = workspace.WeightsOf(0, samples), sizeWeights = workspace.WeightsOf(1, samples);
        double counted = 0;
        for (int i = 0; i < samples; i++)
            counted += digits[i] == Dataset.NoClass ? 0 : digitWeights[i];
        float digitScale = workspace.SetLoss(0, counted);
        float sizeScale = workspace.SetLoss(1, sizeWeights.Total() * Sizes, SizeWeight);
        Span<float> outputs = stackalloc float[samples * OutputSize];
        Predict(input, outputs);
        if (!output.IsEmpty)
            outputs.CopyTo(output);
        Span<float> slopes = stackalloc float[Digits];
        for (int i = 0; i < samples; i++)
        {
            workspace.SampleLossesOf(0)[i] =
                digitWeights[i] * CrossEntropy(outputs.Slice(i * Digits, Digits), digits[i], slopes);
            Accumulate(0, input, samples, i, slopes, digitScale * digitWeights[i], gradients);
            Span<float> values = outputs[((Digits + MetaSize) * samples)..].Slice(i * Sizes, Sizes);
            workspace.SampleLossesOf(1)[i] = sizeWeights[i] * Squares(values, sizes.Slice(i * Sizes, Sizes), slopes);
            Accumulate(SizeOffset, input, samples, i, slopes[..Sizes], sizeScale * sizeWeights[i], gradients);
        }
        return (float)workspace.WeightedLoss;
    }

    /// <summary>-log softmax(logits)[label], and its gradient; nothing where the label is ignored.</summary>
    public static double CrossEntropy(ReadOnlySpan<float> logits, int label, Span<float> slopes)
    {
        slopes.Clear();
        if (label == Dataset.NoClass)
            return 0;
        double sum = 0;
        foreach (float logit in logits)
            sum += Math.Exp(logit);
        for (int k = 0; k < logits.Length; k++)
            slopes[k] = (float)(Math.Exp(logits[k]) / sum) - (k == label ? 1 : 0);
        return Math.Log(sum) - logits[label];
    }

    private static double Squares(ReadOnlySpan<float> values, ReadOnlySpan<float> targets, Span<float> slopes)
    {
        double sum = 0;
        for (int k = 0; k < values.Length; k++)
        {
            sum += Math.Pow(values[k] - targets[k], 2);
            slopes[k] = 2 * (values[k] - targets[k]);
        }
        return sum;
    }

    private void Apply(
        int offset, ReadOnlySpan<float> images, ReadOnlySpan<float> meta, int sample, Span<float> output)
    {
        for (int k = 0; k < output.Length; k++)
        {
            ReadOnlySpan<float> weights = Parameters.Slice(offset + k * InputSize, InputSize);
            output[k] = 0;
            for (int j = 0; j < InputSize; j++)
            {
                output[k] += weights[j] * (j < ImageSize
                    ? images[sample * ImageSize + j]
                    : meta[sample * MetaSize + j - ImageSize]);
            }
        }
    }

    private static void Accumulate(
        int offset, ReadOnlySpan<float> input, int samples, int sample, ReadOnlySpan<float> slopes, float scale,
        Span<float> gradients)
    {
        for (int k = 0; k < slopes.Length && !gradients.IsEmpty; k++)
        {
            for (int j = 0; j < InputSize; j++)
            {
                float value = j < ImageSize
                    ? input[sample * ImageSize + j]
                    : input[samples * ImageSize + sample * MetaSize + j - ImageSize];
                gradients[offset + k * InputSize + j] += scale * slopes[k] * value;
            }
        }
    }

    private static TensorLayout Dense(string name, int outputs, int offset) => new(
        name, [outputs, InputSize], offset, [new(outputs, InputSize), new(InputSize, 1)], Initializer.Zeros, InputSize,
        outputs);
}

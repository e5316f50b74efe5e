using StaticNet.Golden.Tests.Ops;

namespace StaticNet.Golden.Tests.Gradients;

/// <summary>The loss of one sample, not yet divided.</summary>
/// <param name="Loss">The sum over its values.</param>
/// <param name="Weight">What it counts in the mean's divisor.</param>
internal readonly record struct SampleLoss(double Loss, double Weight);

/// <summary>What a loss is of one sample's outputs and targets.</summary>
/// <param name="outputs">The outputs.</param>
/// <param name="targets">The targets; a class index stands alone.</param>
/// <param name="kink">Is lowered to the distance to the nearest place where the derivative jumps.</param>
internal delegate SampleLoss SampleLossFunction(
    ReadOnlySpan<double> outputs, ReadOnlySpan<double> targets, ref double kink);

/// <summary>What targets a loss takes.</summary>
internal enum TargetForm
{
    /// <summary>Any values.</summary>
    Values,

    /// <summary>Values from 0 to 1.</summary>
    Fractions,

    /// <summary>Distributions over the classes.</summary>
    Distribution,

    /// <summary>Class indices.</summary>
    Index,
}

/// <summary>A loss as an attribute, and by its formula in double precision.</summary>
/// <param name="Attribute">The attribute.</param>
/// <param name="Form">What targets it takes.</param>
/// <param name="Sample">Its formula.</param>
/// <param name="IsSum">Whether it is the sum over the samples instead of the mean.</param>
/// <param name="Last">A layer that must stand right before it, or null.</param>
internal sealed record LossSpec(
    string Attribute, TargetForm Form, SampleLossFunction Sample, bool IsSum = false, LayerSpec? Last = null)
{
    private const string AddedUp = "Reduction = LossReduction.Sum";

    private static readonly LayerSpec Sigmoid = Activations.SigmoidLayer;

    /// <summary>
    /// The formula of what <see cref="Last"/> reads, where that of its results has too few digits; otherwise null.
    /// </summary>
    public SampleLossFunction? SampleBeforeLast { get; init; }

    /// <summary>The loss as the formula with the most digits, which may be that of what the last layer reads.</summary>
    public LossSpec OfDigits => SampleBeforeLast is null ? this : this with { Sample = SampleBeforeLast };

    /// <summary>All losses that any outputs can have, in the ways that they can be declared.</summary>
    public static IReadOnlyList<LossSpec> All { get; } =
    [
        new("[MeanSquaredErrorLoss]", TargetForm.Values, Elementwise(d => d * d)),
        new($"[MeanSquaredErrorLoss({AddedUp})]", TargetForm.Values, Elementwise(d => d * d), IsSum: true),
        new("[MeanAbsoluteErrorLoss]", TargetForm.Values, Elementwise(Math.Abs, 0)),
        new("[HuberLoss]", TargetForm.Values, Elementwise(d => HuberOf(d, 1))),
        new($"[HuberLoss(0.4, {AddedUp})]", TargetForm.Values, Elementwise(d => HuberOf(d, 0.4)), IsSum: true),
        new("[BinaryCrossEntropyLoss]", TargetForm.Fractions, Binary(OfLogits, 1)),
        new("[BinaryCrossEntropyLoss(PositiveWeight = 2.5)]", TargetForm.Fractions, Binary(OfLogits, 2.5)),
        new("[BinaryCrossEntropyLoss]", TargetForm.Fractions, Binary(OfProbabilities, 1), Last: Sigmoid)
        {
            SampleBeforeLast = Binary(OfLogits, 1),
        },
        new("[HingeLoss]", TargetForm.Values, Pairs((y, t) => Math.Max(0, 1 - t * y), (y, t) => 1 - t * y)),
        new("[SquaredHingeLoss]", TargetForm.Values, Pairs((y, t) => Math.Pow(Math.Max(0, 1 - t * y), 2))),
        new("[HingeEmbeddingLoss(0.7)]", TargetForm.Values, Pairs(
            (y, t) => t > 0 ? y : Math.Max(0, 0.7 - y), (y, _) => 0.7 - y)),
        new("[SoftMarginLoss]", TargetForm.Values, Pairs((y, t) => Math.Log(1 + Math.Exp(-t * y)))),
        new("[PoissonNllLoss]", TargetForm.Fractions, Pairs((y, t) => Math.Exp(y) - t * y)),
        new("[QuantileLoss(0.9)]", TargetForm.Values, Pairs(
            (y, t) => Math.Max(0.9 * (t - y), -0.1 * (t - y)), (y, t) => t - y)),
        new("[FocalLoss]", TargetForm.Fractions, Pairs((y, t) => Focal(Activations.Sigmoid(y), t, 2, 0.25))),
        new("[FocalLoss]", TargetForm.Fractions, Pairs((p, t) => Focal(p, t, 2, 0.25)), Last: Sigmoid),
        new("[FocalLoss(1.5, Alpha = 0.6)]", TargetForm.Fractions, Pairs((y, t) => Focal(Activations.Sigmoid(y), t, 1.5, 0.6))),
        new("[KLDivergenceLoss]", TargetForm.Distribution,
            (ReadOnlySpan<double> y, ReadOnlySpan<double> t, ref double _) => new(Sum(y, t, (x, target) => target * (Math.Log(target) - x)), 1)),
        new("[NllLoss]", TargetForm.Index, (ReadOnlySpan<double> y, ReadOnlySpan<double> t, ref double _)
            => new(-y[(int)t[0]], 1)),
        new("[MultiMarginLoss(0.8)]", TargetForm.Index, MultiMargin(0.8, 1)),
        new("[MultiMarginLoss(Squared = true)]", TargetForm.Index, MultiMargin(1, 2)),
        new("[CrossEntropyLoss]", TargetForm.Index, CrossEntropy(ofLogits: true, 0)),
        new($"[CrossEntropyLoss({AddedUp})]", TargetForm.Index, CrossEntropy(ofLogits: true, 0), IsSum: true),
        new("[CrossEntropyLoss]", TargetForm.Distribution, CrossEntropy(ofLogits: true, 0)),
        new("[CrossEntropyLoss(LabelSmoothing = 0.15)]", TargetForm.Index, CrossEntropy(ofLogits: true, 0.15)),
        new("[CrossEntropyLoss]", TargetForm.Index, CrossEntropy(ofLogits: false, 0), Last: new SoftmaxSpec()),
        new(
            "[CrossEntropyLoss(LabelSmoothing = 0.2)]",
            TargetForm.Distribution,
            CrossEntropy(ofLogits: false, 0.2),
            Last: new SoftmaxSpec()),
    ];

    /// <summary>Cross-entropy with a weight for each class, for networks of that many outputs.</summary>
    /// <param name="weights">The weights.</param>
    public static LossSpec WeightedCrossEntropy(params double[] weights) => new(
        $"[CrossEntropyLoss(ClassWeights = [{string.Join(", ", weights.Select(Source.Number))}])]",
        TargetForm.Index,
        CrossEntropy(ofLogits: true, 0, weights));

    /// <summary>Losses of probabilities that no fused activation made.</summary>
    /// <param name="isBinary">Whether it is binary cross-entropy.</param>
    public static LossSpec OfUnfusedProbabilities(bool isBinary) => isBinary
        ? new("[BinaryCrossEntropyLoss(FromProbabilities = true)]", TargetForm.Fractions, Binary(OfProbabilities, 1))
        : new("[CrossEntropyLoss(FromProbabilities = true)]", TargetForm.Index, CrossEntropy(ofLogits: false, 0));

    /// <summary>The loss of a batch.</summary>
    /// <param name="outputs">The outputs.</param>
    /// <param name="targets">The targets.</param>
    /// <param name="weights">The weight of each sample.</param>
    /// <param name="kink">See <see cref="SampleLossFunction"/>.</param>
    public double Of(ReadOnlySpan<double> outputs, ReadOnlySpan<double> targets, float[] weights, ref double kink)
    {
        int samples = weights.Length, outputSize = outputs.Length / samples, targetSize = targets.Length / samples;
        double loss = 0, weight = 0;
        for (int sample = 0; sample < samples; sample++)
        {
            SampleLoss one = Sample(
                outputs.Slice(sample * outputSize, outputSize), targets.Slice(sample * targetSize, targetSize),
                ref kink);
            loss += weights[sample] * one.Loss;
            weight += weights[sample] * one.Weight;
        }
        return IsSum ? loss : loss / weight;
    }

    /// <summary>log sum exp(x), without overflow.</summary>
    /// <param name="x">The values.</param>
    public static double LogSumExp(ReadOnlySpan<double> x)
    {
        double largest = double.NegativeInfinity, sum = 0;
        foreach (double value in x)
            largest = Math.Max(largest, value);
        foreach (double value in x)
            sum += Math.Exp(value - largest);
        return largest + Math.Log(sum);
    }

    private static double HuberOf(double d, double delta)
        => Math.Abs(d) <= delta ? 0.5 * d * d : delta * (Math.Abs(d) - 0.5 * delta);

    private static SampleLossFunction Elementwise(Func<double, double> ofDifference, params double[] kinks)
        => (ReadOnlySpan<double> y, ReadOnlySpan<double> t, ref double kink) =>
        {
            double loss = 0;
            for (int i = 0; i < y.Length; i++)
            {
                loss += ofDifference(y[i] - t[i]);
                foreach (double place in kinks)
                    kink = Math.Min(kink, Math.Abs(y[i] - t[i] - place));
            }
            return new(loss, y.Length);
        };

    // The logarithms of the probability and of the rest: of one near 1 the rest has few digits.
    private static (double Log, double LogOfRest) OfLogits(double x) => (-Softplus(-x), -Softplus(x));

    private static SampleLossFunction Pairs(
        Func<double, double, double> loss, Func<double, double, double>? kinkAtZero = null)
        => (ReadOnlySpan<double> y, ReadOnlySpan<double> t, ref double kink) =>
        {
            for (int i = 0; kinkAtZero is not null && i < y.Length; i++)
                kink = Math.Min(kink, Math.Abs(kinkAtZero(y[i], t[i])));
            return new(Sum(y, t, loss), y.Length);
        };

    private static double Sum(ReadOnlySpan<double> y, ReadOnlySpan<double> t, Func<double, double, double> loss)
    {
        double sum = 0;
        for (int i = 0; i < y.Length; i++)
            sum += loss(y[i], t[i]);
        return sum;
    }

    private static double Focal(double p, double t, double gamma, double alpha)
    {
        double right = p * t + (1 - p) * (1 - t), weight = alpha * t + (1 - alpha) * (1 - t);
        double entropy = -t * Math.Log(p) - (1 - t) * Math.Log(1 - p);
        return weight * Math.Pow(1 - right, gamma) * entropy;
    }

    private static SampleLossFunction MultiMargin(double margin, int power)
        => (ReadOnlySpan<double> y, ReadOnlySpan<double> t, ref double kink) =>
        {
            double loss = 0;
            for (int i = 0; i < y.Length; i++)
            {
                double distance = margin - y[(int)t[0]] + y[i];
                if (i == (int)t[0])
                    continue;
                loss += Math.Pow(Math.Max(0, distance), power) / y.Length;
                kink = Math.Min(kink, Math.Abs(distance));
            }
            return new(loss, 1);
        };

    private static (double Log, double LogOfRest) OfProbabilities(double p) => (Math.Log(p), Math.Log(1 - p));

    private static double Softplus(double x) => Math.Max(x, 0) + Math.Log(1 + Math.Exp(-Math.Abs(x)));

    private static SampleLossFunction Binary(
        Func<double, (double Log, double LogOfRest)> probability, double positiveWeight)
        => (ReadOnlySpan<double> y, ReadOnlySpan<double> t, ref double _) =>
        {
            double loss = 0;
            for (int i = 0; i < y.Length; i++)
            {
                (double log, double logOfRest) = probability(y[i]);
                loss -= positiveWeight * t[i] * log + (1 - t[i]) * logOfRest;
            }
            return new(loss, y.Length);
        };

    private static SampleLossFunction CrossEntropy(bool ofLogits, double smoothing, double[]? weights = null)
        => (ReadOnlySpan<double> y, ReadOnlySpan<double> t, ref double _) =>
        {
            bool isIndex = t.Length == 1 && y.Length > 1;
            double logSum = ofLogits ? LogSumExp(y) : 0;
            double loss = 0;
            for (int i = 0; i < y.Length; i++)
            {
                double target = isIndex ? ((int)t[0] == i ? 1 : 0) : t[i];
                target = (1 - smoothing) * target + smoothing / y.Length;
                loss -= (weights?[i] ?? 1) * target * (ofLogits ? y[i] - logSum : Math.Log(y[i]));
            }
            return new(loss, isIndex ? weights?[(int)t[0]] ?? 1 : 1);
        };
}

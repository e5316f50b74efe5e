using System.Numerics.Tensors;

namespace StaticNet.Golden.Tests.Gradients;

/// <summary>A layer as attributes, and by its formula in double precision.</summary>
internal abstract record LayerSpec
{
    /// <summary>The attribute.</summary>
    public abstract string Attribute { get; }

    /// <summary>The number of values it produces for each sample.</summary>
    /// <param name="inputs">The number it takes.</param>
    public virtual int Outputs(int inputs) => inputs;

    /// <summary>The number of its parameters.</summary>
    /// <param name="inputs">The number of values it takes.</param>
    public virtual int Parameters(int inputs) => 0;

    /// <summary>Whether a sample's results depend on the others of the batch.</summary>
    public virtual bool NeedsWholeBatch => false;

    /// <summary>Computes all samples.</summary>
    /// <param name="samples">How many there are.</param>
    /// <param name="x">What the layer takes.</param>
    /// <param name="y">Receives what it produces.</param>
    /// <param name="parameters">Its parameters, in PyTorch's order.</param>
    /// <param name="kink">See <see cref="Apply"/>.</param>
    public virtual void ApplyToBatch(
        int samples, ReadOnlySpan<double> x, Span<double> y, ReadOnlySpan<double> parameters, ref double kink)
    {
        (int size, int outputs) = (x.Length / samples, y.Length / samples);
        for (int i = 0; i < samples; i++)
            Apply(x.Slice(i * size, size), y.Slice(i * outputs, outputs), parameters, ref kink);
    }

    /// <summary>Computes one sample.</summary>
    /// <param name="x">What it takes.</param>
    /// <param name="y">Receives what it produces.</param>
    /// <param name="parameters">Its parameters, in PyTorch's order.</param>
    /// <param name="kink">
    /// Is lowered to the distance from an input to the nearest place where the derivative jumps.
    /// </param>
    public abstract void Apply(
        ReadOnlySpan<double> x, Span<double> y, ReadOnlySpan<double> parameters, ref double kink);
}

/// <summary>y = W x + b.</summary>
/// <param name="Units">The number of outputs.</param>
/// <param name="UseBias">Whether there is a b.</param>
internal sealed record DenseSpec(int Units, bool UseBias = true) : LayerSpec
{
    public override string Attribute => UseBias ? $"[Dense({Units})]" : $"[Dense({Units}, UseBias = false)]";

    public override int Outputs(int inputs) => Units;

    public override int Parameters(int inputs) => Units * (UseBias ? inputs + 1 : inputs);

    public override void Apply(
        ReadOnlySpan<double> x, Span<double> y, ReadOnlySpan<double> parameters, ref double kink)
    {
        for (int unit = 0; unit < Units; unit++)
        {
            double bias = UseBias ? parameters[Units * x.Length + unit] : 0;
            y[unit] = bias + TensorPrimitives.Dot(parameters.Slice(unit * x.Length, x.Length), x);
        }
    }
}

/// <summary>A function of each value.</summary>
/// <param name="Attribute">The attribute.</param>
/// <param name="Function">The function.</param>
/// <param name="Kinks">Where its derivative jumps.</param>
internal sealed record ActivationSpec(string Attribute, Func<double, double> Function, params double[] Kinks)
    : LayerSpec
{
    public override string Attribute { get; } = Attribute;

    public override void Apply(
        ReadOnlySpan<double> x, Span<double> y, ReadOnlySpan<double> parameters, ref double kink)
    {
        for (int i = 0; i < x.Length; i++)
        {
            y[i] = Function(x[i]);
            // What is exactly there stays there: sums of nothing but padding.
            foreach (double place in Kinks)
                kink = x[i] == place ? kink : Math.Min(kink, Math.Abs(x[i] - place));
        }
    }

    public override string ToString() => Attribute;
}

/// <summary>Softmax over the last axis.</summary>
/// <param name="Classes">Its size; 0 where a sample has no other axis.</param>
internal sealed record SoftmaxSpec(int Classes = 0) : LayerSpec
{
    public override string Attribute => "[Softmax]";

    public override void Apply(
        ReadOnlySpan<double> x, Span<double> y, ReadOnlySpan<double> parameters, ref double kink)
    {
        int classes = Classes == 0 ? x.Length : Classes;
        for (int first = 0; first < x.Length; first += classes)
        {
            double logSum = LossSpec.LogSumExp(x.Slice(first, classes));
            for (int i = first; i < first + classes; i++)
                y[i] = Math.Exp(x[i] - logSum);
        }
    }
}

/// <summary>A layer that only names axes.</summary>
/// <param name="Attribute">The attribute.</param>
internal sealed record ShapeSpec(string Attribute) : LayerSpec
{
    public override string Attribute { get; } = Attribute;

    public override void Apply(
        ReadOnlySpan<double> x, Span<double> y, ReadOnlySpan<double> parameters, ref double kink)
        => x.CopyTo(y);
}

/// <summary>The logarithm of the softmax over the last axis.</summary>
internal sealed record LogSoftmaxSpec : LayerSpec
{
    public override string Attribute => "[LogSoftmax]";

    public override void Apply(
        ReadOnlySpan<double> x, Span<double> y, ReadOnlySpan<double> parameters, ref double kink)
    {
        double logSum = LossSpec.LogSumExp(x);
        for (int i = 0; i < x.Length; i++)
            y[i] = x[i] - logSum;
    }
}

/// <summary>The first half, times the logistic function of the second.</summary>
internal sealed record GluSpec : LayerSpec
{
    public override string Attribute => "[Glu]";

    public override int Outputs(int inputs) => inputs / 2;

    public override void Apply(
        ReadOnlySpan<double> x, Span<double> y, ReadOnlySpan<double> parameters, ref double kink)
    {
        for (int i = 0; i < y.Length; i++)
            y[i] = x[i] * Activations.Sigmoid(x[y.Length + i]);
    }
}

/// <summary>A rectifier with learned slopes.</summary>
/// <param name="PerChannel">Whether each value has one.</param>
internal sealed record PReluSpec(bool PerChannel) : LayerSpec
{
    public override string Attribute => PerChannel ? "[PRelu(PerChannel = true)]" : "[PRelu]";

    public override int Parameters(int inputs) => PerChannel ? inputs : 1;

    public override void Apply(
        ReadOnlySpan<double> x, Span<double> y, ReadOnlySpan<double> parameters, ref double kink)
    {
        for (int i = 0; i < x.Length; i++)
        {
            y[i] = x[i] > 0 ? x[i] : parameters[PerChannel ? i : 0] * x[i];
            kink = Math.Min(kink, Math.Abs(x[i]));
        }
    }
}

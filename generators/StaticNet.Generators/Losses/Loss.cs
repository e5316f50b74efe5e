using StaticNet.Generators.Layers;
using StaticNet.Generators.Model;

namespace StaticNet.Generators.Losses;

/// <summary>How many values the loss of one sample is made of, for the mean.</summary>
internal enum LossDivisor
{
    /// <summary>Every value of the output.</summary>
    Values,

    /// <summary>Every position over which a softmax runs.</summary>
    Positions,
}

/// <summary>A loss of some kind. As with layers, all that the compiler knows about a kind is in one class.</summary>
/// <param name="Attribute">The ordinal of its attribute.</param>
/// <param name="IsSum">Whether the losses are added up instead of averaged.</param>
internal abstract record Loss(int Attribute, bool IsSum) : IElement
{
    /// <summary>The output that it is of, or null for the one before it.</summary>
    public string? Of { get; init; }

    /// <summary>What it is multiplied by in the sum of all losses.</summary>
    public double Weight { get; init; } = 1;

    /// <summary>The kind as tables say it, such as <c>CrossEntropyLoss</c>.</summary>
    public abstract string Kind { get; }

    /// <summary>What a mean is over, where targets are values.</summary>
    public virtual LossDivisor Divisor => LossDivisor.Values;

    /// <summary>The declaration of the options that the calls below use, or null.</summary>
    public virtual LossOptions? Options(Shape output) => null;

    /// <summary>
    /// Whether the loss takes this layer's input instead of its output, computing both at once stably.
    /// </summary>
    public virtual bool Fuses(Layer last) => false;

    /// <summary>Reports what does not fit the output, or what the layer before makes unstable.</summary>
    public virtual void Check(Shape output, Layer? last, ProblemList problems)
    {
    }

    /// <summary>Reports a layer before the loss whose values the loss is not made for.</summary>
    /// <param name="problems">Where to report.</param>
    /// <param name="last">The layer.</param>
    /// <param name="function">The function that it is.</param>
    /// <param name="expected">What the loss takes.</param>
    /// <param name="remedy">What to do.</param>
    public void ReportUnstable(ProblemList problems, Layer last, string function, string expected, string remedy) =>
        problems.Add(new Problem(
            ProblemKind.LossUnstable, Attribute,
            new[] { Kind, $"{last.Name} ({function})", expected, remedy }.ToEquatableArray(), last.Id.Attribute));

    /// <summary>Reports a softmax before a loss that is made for numbers of any size.</summary>
    protected void CheckNumbers(Layer? last, ProblemList problems)
    {
        if (last is IMakesProbabilities { AddUpToOne: true })
        {
            problems.Add(new Problem(
                ProblemKind.SoftmaxBeforeNumbers, Attribute, new[] { Kind, last.Name }.ToEquatableArray(),
                last.Id.Attribute, Fix: "CrossEntropyLoss"));
        }
    }

    /// <summary>
    /// The call that computes the loss of one group of values, and its gradient, which it multiplies by the group's
    /// weight.
    /// </summary>
    public abstract string CallForValues(LossGroup group);

    /// <summary>The formula for comments.</summary>
    public abstract string Formula { get; }
}

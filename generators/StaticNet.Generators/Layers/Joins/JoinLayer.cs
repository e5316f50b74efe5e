using StaticNet.Generators.Autodiff;
using StaticNet.Generators.Emission;
using StaticNet.Generators.Model;
using StaticNet.Generators.Parsing;

namespace StaticNet.Generators.Layers.Joins;

/// <summary>A layer that makes one value of several.</summary>
internal abstract record JoinLayer(LayerIdentity Id) : Layer(Id), IReadsSeveral, IAddsToGradients
{
    /// <summary>The sum that ends a residual.</summary>
    public static Layer Sum(LayerIdentity id) => new Add(id);

    public abstract bool IsElementwise { get; }

    public override bool KeepsShape => false;

    /// <summary>How many values it reads: the one written before counts where one is named.</summary>
    protected int OperandCount => Math.Max(2, Id.Operands.Count);

    /// <summary>The identity with the operands that the attribute names, or null where there is none.</summary>
    protected static LayerIdentity? BindOperands(AttributeReader reader, LayerIdentity id)
    {
        EquatableArray<string> operands = reader.Strings(0);
        if (operands.Count == 0)
            operands = new[] { reader.String(0), reader.String(1) }.OfType<string>().ToEquatableArray();
        if (operands.Count == 0)
        {
            reader.Reject(
                ProblemKind.ArgumentMakesNoSense, id.Name, "it names nothing to join",
                "given the name of a layer or input");
            return null;
        }
        if (operands.Count == 1 || id.From is null)
            return id with { Operands = operands };
        reader.Reject(
            ProblemKind.ArgumentMakesNoSense, id.Name, $"it has From beside {operands.Count} operands",
            "given one name with From, or all operands and no From");
        return null;
    }

    public abstract Shape? InferShape(IReadOnlyList<LayerInput> inputs, ProblemList problems);

    public override Shape? InferShape(LayerInput input, ProblemList problems) => InferShape([input], problems);

    public abstract string Formula(IReadOnlyList<string> operands);

    public override string Formula(string input) => Formula([input]);

    public override void EmitBackward(StepEmission step)
    {
        foreach (Contribution contribution in step.Contributions.Where(static each => !each.IsPassedOn))
        {
            step.OpenBackward(contribution);
            EmitBackward(step, contribution);
            step.Writer.Close();
        }
    }

    /// <summary>Writes what the layer contributes to the gradient of one of its inputs.</summary>
    protected abstract void EmitBackward(StepEmission step, Contribution contribution);

    /// <summary>A shape of these axes, or null where it has too many values, which is reported.</summary>
    protected Shape? Sized(IReadOnlyList<long> axes, ProblemList problems)
    {
        double size = axes.Aggregate(1.0, static (product, axis) => product * axis);
        if (size <= Sizes.Most)
            return new Shape(axes.Select(static axis => (int)axis).ToEquatableArray());
        problems.Add(ProblemKind.TooLarge, Id.Attribute, Name, $"{InvariantText.Join("x", axes)} values");
        return null;
    }

    /// <summary>Reports two values that do not fit each other.</summary>
    /// <param name="first">One of them.</param>
    /// <param name="second">The other.</param>
    /// <param name="reason">What they would have to be.</param>
    /// <param name="problems">Where to report.</param>
    protected void Reject(LayerInput first, LayerInput second, string reason, ProblemList problems) =>
        problems.Add(new Problem(
            ProblemKind.ShapesDoNotJoin, Id.Attribute,
            new[]
            {
                Name, first.Shape.ToString(), first.Producer, second.Shape.ToString(), second.Producer, reason,
            }.ToEquatableArray(),
            first.ProducerAttribute) { SecondOrigin = second.ProducerAttribute });
}

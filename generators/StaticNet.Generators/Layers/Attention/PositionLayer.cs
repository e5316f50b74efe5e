using StaticNet.Generators.Autodiff;
using StaticNet.Generators.Emission;
using StaticNet.Generators.Lowering;
using StaticNet.Generators.Model;
using StaticNet.Generators.ShapeInference;

namespace StaticNet.Generators.Layers.Attention;

/// <summary>A layer that adds something to each time step, or position, by which it is known.</summary>
internal abstract record PositionLayer(LayerIdentity Id, bool IsOverTime)
    : Layer(Id), IDependsOnInput, ICountsSteps, IPassesGradientOn
{
    public override TimeUse TimeUse => IsOverTime ? TimeUse.Sequence : TimeUse.EachStep;

    public bool CountsSteps => IsOverTime;

    public virtual int MostSteps => int.MaxValue;

    public StepMemory? Memory(Step step) => null;

    public abstract Layer For(LayerInput input);

    public override Shape? InferShape(LayerInput input, ProblemList problems) =>
        PositionAxis.Exists(this, IsOverTime, input, problems) ? input.Shape : null;

    public override long Flops(Shape input, Shape output) => output.Size;

    // What is added is the same whatever the input is.
    public bool PassesGradientOn(int operand) => true;

    public override void EmitBackward(StepEmission step)
    {
    }

    /// <summary>Which rows are which positions.</summary>
    protected string Rows(StepEmission step, string samples = "rows") =>
        PositionAxis.Rows(IsOverTime, step.InputLayout, samples);

    /// <summary>How many steps came before.</summary>
    protected string Cache => IsOverTime ? "cache" : "default";
}

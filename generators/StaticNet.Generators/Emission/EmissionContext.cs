using StaticNet.Generators.Autodiff;
using StaticNet.Generators.Declarations;
using StaticNet.Generators.Freezing;
using StaticNet.Generators.Lowering;
using StaticNet.Generators.Planning;
using StaticNet.Generators.ShapeInference;

namespace StaticNet.Generators.Emission;

/// <summary>Everything that the emitters of one network share: what was planned.</summary>
internal sealed class EmissionContext
{
    public EmissionContext(NetworkProgram program, FrozenNetwork? frozen, InferredNetwork? autoencoder)
    {
        Autoencoder = autoencoder;
        Program = program;
        Frozen = frozen;
        Gradients = GradientPlanner.Plan(program);
        Memory = new PassMemory(program, Gradients);
        Inference = new InferencePlan(program);
    }

    public NetworkProgram Program { get; }

    /// <summary>The network for inference that this one has a member for, if it has.</summary>
    public FrozenNetwork? Frozen { get; }

    /// <summary>The autoencoder that this one has a member for, if it has.</summary>
    public InferredNetwork? Autoencoder { get; }

    public NetworkDeclaration Declaration => Program.Declaration;

    public GradientPlan Gradients { get; }

    public PassMemory Memory { get; }

    public InferencePlan Inference { get; }

    public IReadOnlyList<Step> InferenceSteps => Inference.Steps;
}

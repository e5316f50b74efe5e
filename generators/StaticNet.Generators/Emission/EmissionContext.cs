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
    /// <summary>Plans one network.</summary>
    /// <param name="program">The network.</param>
    /// <param name="trained">What was planned of the network that it is the frozen form of, if it is one.</param>
    public EmissionContext(NetworkProgram program, EmissionContext? trained = null)
    {
        Program = program;
        Trained = trained;
        Gradients = GradientPlanner.Plan(program);
        Memory = new PassMemory(program, Gradients);
        Inference = new InferencePlan(program);
        FusedUpdates = new FusedUpdates(program);
        Shared = trained is null ? null : new SharedCode(Inference, program, trained.Inference);
    }

    public NetworkProgram Program { get; }

    /// <summary>What was planned of the network that this is the frozen form of, whose code it shares.</summary>
    public EmissionContext? Trained { get; }

    /// <summary>The code that it shares; null where there is none.</summary>
    public SharedCode? Shared { get; }

    /// <summary>The network for inference that this one has a member for, if it has.</summary>
    public FrozenNetwork? Frozen { get; init; }

    /// <summary>What runs of that.</summary>
    public NetworkProgram? FrozenProgram { get; init; }

    /// <summary>The autoencoder that this one has a member for, if it has.</summary>
    public InferredNetwork? Autoencoder { get; init; }

    public NetworkDeclaration Declaration => Program.Declaration;

    public GradientPlan Gradients { get; }

    public PassMemory Memory { get; }

    public InferencePlan Inference { get; }

    public FusedUpdates FusedUpdates { get; }

    public IReadOnlyList<Step> InferenceSteps => Inference.Steps;
}

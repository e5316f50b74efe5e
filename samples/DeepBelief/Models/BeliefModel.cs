using System.Collections.Immutable;
using DeepBelief.Networks;
using StaticNet;

namespace DeepBelief.Models;

/// <summary>A network that <c>--model</c> selects. What is generic over networks is behind it.</summary>
/// <param name="name">What the user calls it.</param>
internal abstract class BeliefModel(string name)
{
    /// <summary>Every model. A new one is one line here.</summary>
    public static IReadOnlyList<BeliefModel> All { get; } =
    [
        new HeadModel<DigitBelief, PlainDigits>("digits"),
        new JointModel<JointDigits>("joint"),
        new CodeModel<DigitCodes, DigitCodes.Autoencoder>("codes", network => network.Unroll()),
        new HeadModel<SmallBelief, SmallPlain>("small"),
        new JointModel<SmallJoint>("small-joint"),
        new CodeModel<SmallCodes, SmallCodes.Autoencoder>("small-codes", network => network.Unroll()),
    ];

    /// <summary>What the user calls it.</summary>
    public string Name { get; } = name;

    /// <summary>What the compiler knows of it.</summary>
    public abstract NetworkDefinition Definition { get; }

    /// <summary>Its machines, from the input up.</summary>
    public abstract ImmutableArray<RbmDefinition> Machines { get; }

    /// <summary>Its name, which is what help shows as the default.</summary>
    public override string ToString() => Name;

    /// <summary>Refuses a plan that does not go with the network.</summary>
    /// <exception cref="UsageException">It does not.</exception>
    public void Check(PretrainPlan plan)
    {
        if (plan.UpDown > 0 && this is not IGenerator)
            throw new UsageException($"--up-down is for networks that generate digits, such as joint, not for {Name}.");
        foreach (RbmDefinition machine in Machines)
        {
            bool isBinary = machine.Labels == 0 && machine.HiddenUnits == HiddenUnits.Bernoulli;
            if (plan.Chains == ChainKind.Tempered && !isBinary)
            {
                throw new UsageException(
                    $"--chains tempered is for units that are on or off, and {machine.Name} of {Name} has others.");
            }
        }
    }

    /// <summary>Pre-trains it, and saves it where that is asked for.</summary>
    public abstract Pretrained Pretrain(
        PretrainPlan plan, ImageData data, IProgress<PretrainProgress> display, CancellationToken cancellation);

    /// <summary>Loads its weights: what it makes of images, through one machine, two, and so on.</summary>
    public abstract IReadOnlyList<Reconstruction> Reconstruct(string weights, ReadOnlySpan<float> images);

    /// <summary>Loads its weights: those of its first machine.</summary>
    /// <returns>[hidden units x pixels].</returns>
    public abstract float[] ReceptiveFields(string weights);
}

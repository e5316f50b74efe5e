using StaticNet.Generators.Losses;

namespace StaticNet.Generators.Layers;

/// <summary>A restricted Boltzmann machine, of which deep belief networks are a stack.</summary>
internal interface IBoltzmannMachine
{
    /// <summary>What its attribute says besides.</summary>
    LayerIdentity Id { get; }

    /// <summary>What the visible units are: a member of <c>VisibleUnits</c>; null where the attribute is silent.</summary>
    string? VisibleUnits { get; }

    /// <summary>The number of hidden units.</summary>
    int Units { get; }

    /// <summary>What the hidden units are: a member of <c>HiddenUnits</c>.</summary>
    string HiddenUnits { get; }

    /// <summary>What the visible units are of a machine whose visible units are the hidden ones of this.</summary>
    string VisibleUnitsAbove { get; }

    /// <summary>The number of groups of softmax units, otherwise 0.</summary>
    int Groups { get; }

    /// <summary>The number of classes of a joint machine, otherwise 0.</summary>
    int Labels { get; }

    /// <summary>The same machine at its place in a stack.</summary>
    /// <param name="visibleUnits">What its visible units are.</param>
    /// <param name="isUntied">Whether it has a weight for generating apart from the other one.</param>
    Layer InStack(string visibleUnits, bool isUntied);

    /// <summary>The layers that give the hidden units' means, given the visible units.</summary>
    /// <param name="name">The name of the first, of which the others are parts.</param>
    IReadOnlyList<Layer> Encoder(string name);

    /// <summary>The layers that give the visible units' means, given the hidden ones.</summary>
    /// <param name="name">The name of the first, of which the others are parts.</param>
    /// <param name="visible">The number of visible units.</param>
    /// <param name="below">The machine of which they are the hidden units, or null.</param>
    IReadOnlyList<Layer> Decoder(string name, int visible, IBoltzmannMachine? below);

    /// <summary>The loss of what the decoder gives for the visible units, which are the target.</summary>
    Loss ReconstructionLoss(int attribute);
}

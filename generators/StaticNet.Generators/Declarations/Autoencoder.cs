using StaticNet.Generators.CSharp;
using StaticNet.Generators.Layers;
using StaticNet.Generators.Model;

namespace StaticNet.Generators.Declarations;

/// <summary>
/// The autoencoder that a deep belief network unrolls to: the machines upwards, and then downwards, as a class of its
/// own.
/// </summary>
internal static class Autoencoder
{
    /// <summary>The class.</summary>
    public const string Name = "Autoencoder";

    /// <summary>The declaration of the autoencoder, as far as the network's makes sense.</summary>
    public static NetworkDeclaration Of(NetworkDeclaration network)
    {
        Layer[] layers = [.. LayersOf(network)];
        return network.Nested(Name) with
        {
            Inputs = network.Inputs.Take(1).Select(static input => input with { Attribute = 0 }).ToEquatableArray(),
            Layers = layers.Select(static (layer, index) => layer with { Id = layer.Id with { Attribute = index + 1 } })
                .ToEquatableArray(),
            Uses = EquatableArray<BlockUse>.Empty,
            Losses = MachinesOf(network).Take(1).Select(machine => machine.ReconstructionLoss(layers.Length + 1))
                .ToEquatableArray(),
            Features = null,
            Unreadable = EquatableArray<int>.Empty,
            Clashes = EquatableArray<string>.Empty,
            Problems = EquatableArray<Problem>.Empty,
        };
    }

    /// <summary>The layer whose values are the code.</summary>
    public static string CodeOf(NetworkDeclaration network) => $"encoder{MachinesOf(network).Count()}";

    private static IEnumerable<IBoltzmannMachine> MachinesOf(NetworkDeclaration network) =>
        network.Layers.OfType<IBoltzmannMachine>();

    private static IEnumerable<Layer> LayersOf(NetworkDeclaration network)
    {
        Dictionary<string, int> ordinals = [];
        foreach (Layer view in network.Layers.TakeWhile(static layer => layer is IView))
        {
            ordinals[view.Kind] = ordinals.TryGetValue(view.Kind, out int before) ? before + 1 : 1;
            string name = $"{Identifiers.Uncapitalize(view.Kind)}{ordinals[view.Kind]}";
            yield return view with { Id = new LayerIdentity(name, name, null, view.Id.Attribute) };
        }
        IBoltzmannMachine[] machines = [.. MachinesOf(network)];
        int ordinal = 0;
        foreach (IBoltzmannMachine machine in machines)
        {
            foreach (Layer layer in machine.Encoder($"encoder{++ordinal}"))
                yield return layer;
        }
        ordinal = 0;
        for (int index = machines.Length - 1; index >= 0; index--)
        {
            IBoltzmannMachine? below = index > 0 ? machines[index - 1] : null;
            int visible = below?.Units ?? network.Inputs.FirstOrDefault()?.DeclaredShape?.Size ?? 1;
            foreach (Layer layer in machines[index].Decoder($"decoder{++ordinal}", visible, below))
                yield return layer;
        }
    }
}

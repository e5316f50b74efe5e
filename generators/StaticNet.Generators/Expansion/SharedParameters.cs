using StaticNet.Generators.Declarations;
using StaticNet.Generators.Layers;
using StaticNet.Generators.Model;

namespace StaticNet.Generators.Expansion;

/// <summary>Finds whose parameters a layer or a block takes.</summary>
internal static class SharedParameters
{
    private const string Verb = "shares parameters with";

    /// <summary>The index of the layer whose parameters another takes; -1 for none, or for a wrong name.</summary>
    public static int Of(Frame frame, Layer layer, IReadOnlyList<FlatLayer> layers, ProblemList problems)
    {
        LayerIdentity id = layer.Id;
        if (id.Shared is null || frame.Scope.Find(id.Name, Verb, id.Attribute, id.Shared) is not { } owner)
            return -1;
        if (owner.Kind == layer.Kind && owner.Copies.Count == 1)
            return OwnerOf(layers, owner.Copies[0].Start);
        bool isUnbound = layer is UnboundLayer
            || (owner.Copies.Count == 1 && layers[owner.Copies[0].Start].Layer is UnboundLayer);
        if (!isUnbound)
            Reject(id.Name, id.Attribute, owner, $"{owner.Name} is no {layer.Kind}", problems);
        return -1;
    }

    /// <summary>The copies whose parameters a use takes: one for all, or one for each; null for none.</summary>
    public static IReadOnlyList<LayerRange>? Of(Frame frame, BlockUse use, ProblemList problems)
    {
        if (use.Shared is null || frame.Scope.Find(use.Name, Verb, use.Attribute, use.Shared) is not { } owner)
            return null;
        int attribute = frame.OwnAttribute(use.Attribute);
        if (owner.Kind is "" || owner.Kind == use.Block!.FullName)
        {
            if (owner.Copies.Count == 1 || owner.Copies.Count == use.Names.Count)
                return owner.Copies;
            if (owner.Copies.Count > 0)
            {
                string copies = $"that has {owner.Copies.Count} copies and {use.Name} {use.Names.Count}";
                Reject(use.Name, attribute, owner, copies, problems);
            }
            return null;
        }
        Reject(use.Name, attribute, owner, $"{owner.Name} is no {use.Block.Name}", problems);
        return null;
    }

    /// <summary>Lets the layers of a copy take the parameters of those of another of the same block.</summary>
    public static void Share(List<FlatLayer> layers, LayerRange copy, LayerRange owner)
    {
        // One of the two may have a sum at its end.
        for (int index = 0; index < Math.Min(copy.Count, owner.Count); index++)
        {
            int place = copy.Start + index;
            layers[place] = layers[place] with { SharesWith = OwnerOf(layers, owner.Start + index) };
        }
    }

    private static int OwnerOf(IReadOnlyList<FlatLayer> layers, int index) =>
        layers[index].SharesWith >= 0 ? layers[index].SharesWith : index;

    private static void Reject(
        string name, int attribute, NamedValue owner, string reason, ProblemList problems) =>
        problems.Add(new Problem(
            ProblemKind.SharedDiffers, attribute, new[] { name, owner.Name, reason }.ToEquatableArray(),
            owner.Attribute, Fix: "Shared"));
}

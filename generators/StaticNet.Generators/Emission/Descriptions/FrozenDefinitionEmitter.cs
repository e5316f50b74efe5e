using StaticNet.Generators.CSharp;
using StaticNet.Generators.Layers;
using StaticNet.Generators.Lowering;

namespace StaticNet.Generators.Emission;

/// <summary>
/// Writes the definition of a frozen network as what it leaves out of that of the network that was trained, and what
/// layers have on top that a normalisation became part of.
/// </summary>
internal static class FrozenDefinitionEmitter
{
    /// <summary>Whether it is one, of the same kind of graph: only where there are branches, layers say what they read.</summary>
    public static bool IsFor(EmissionContext context) =>
        context.Trained is { } trained && trained.Program.Network.IsChain == context.Program.Network.IsChain;

    /// <summary>Writes it up to what differs anyway, which follows in braces.</summary>
    public static void Emit(EmissionContext context, CodeWriter code)
    {
        NetworkProgram program = context.Program, trained = context.Trained!.Program;
        Dictionary<string, Layer> before = trained.Network.Nodes.ToDictionary(
            static node => node.Layer.Name, static node => node.Layer);
        HashSet<string> left = [.. program.Network.Nodes.Select(static node => node.Layer.Name)];
        Layer[] without = [.. before.Values.Where(layer => !left.Contains(layer.Name))];
        code.Line("public static readonly NetworkDefinition Definition = Freezing.Define(");
        code.Line($"    global::{SourceFile.NamespaceOf(trained.Declaration)}.NetworkDescription.Definition,");
        code.Line($"    {Literals.String(program.Declaration.Name)}, parameterLength: {program.ParameterLength}, "
            + $"bufferLength: {program.BufferLength},");
        if (without.Any(static layer => layer.Name != layer.Id.Key))
            code.Line($"    keys: [{List(without.Select(static layer => layer.Id.Key))}],");
        EmitList("changed", program.Network.Nodes.Where(node => !node.Layer.Equals(before[node.Layer.Name]))
            .Select(node => DescriptionsEmitter.Layer(program, node)), code);
        EmitList("added", program.ParameterOwners.SelectMany(step => Added(context, step)), code);
        code.Line($"    without: [{List(without.Select(static layer => layer.Name))}]) with");
    }

    private static IEnumerable<string> Added(EmissionContext context, Step step)
    {
        IReadOnlyList<ParameterSlot> before = context.Shared!.Counterpart(step)?.Parameters ?? [];
        return step.Parameters.Where(slot => !before.Contains(slot))
            .Select(slot => DescriptionsEmitter.Tensor(step, slot));
    }

    private static void EmitList(string name, IEnumerable<string> items, CodeWriter code)
    {
        string[] lines = [.. items];
        if (lines.Length == 0)
            return;
        code.Line($"    {name}:");
        code.Line("    [");
        foreach (string line in lines)
            code.Line("        " + line);
        code.Line("    ],");
    }

    private static string List(IEnumerable<string> names) => string.Join(", ", names.Select(Literals.String));
}

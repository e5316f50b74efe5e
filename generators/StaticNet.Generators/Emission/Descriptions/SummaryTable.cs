using StaticNet.Generators.CSharp;
using StaticNet.Generators.Lowering;
using StaticNet.Generators.Model;
using StaticNet.Generators.ShapeInference;

namespace StaticNet.Generators.Emission;

/// <summary>The table of layers that shows on hover over the class's name.</summary>
internal static class SummaryTable
{
    /// <summary>The lines: what each layer reads stands there too where that is not always the layer before.</summary>
    public static IEnumerable<string> Lines(NetworkProgram program)
    {
        List<string[]> rows = [["layer", "reads", "output", "parameters", "FLOPs"]];
        foreach (InputDeclaration input in program.Declaration.Inputs)
            rows.Add([input.Name, "", input.Text, "", ""]);
        foreach (Node node in program.Network.Nodes)
        {
            rows.Add([
                $"{node.Layer.Name} ({node.Layer.Kind})",
                string.Join(", ", node.Sources.Select(program.Network.NameOf)),
                node.Output.ToSpacedString(),
                Literals.Count(node.ParameterCount),
                Literals.Count(node.Layer.Flops(node.Input.Shape, node.Output)),
            ]);
        }
        rows.Add(["total", "", "", Literals.Count(program.ParameterCount), Literals.Count(program.Flops)]);
        int[] columns = program.Network.IsChain ? [0, 2, 3, 4] : [0, 1, 2, 3, 4];
        int[] widths = [.. Enumerable.Range(0, 5).Select(column => rows.Max(row => row[column].Length))];
        return rows.Select(
            row => string.Join("  ", columns.Select(column => Cell(row[column], column, widths))).TrimEnd());
    }

    // Numbers are aligned at their last digit.
    private static string Cell(string text, int column, int[] widths) =>
        column > 2 ? text.PadLeft(widths[column]) : text.PadRight(widths[column]);
}

using StaticNet.Generators.CSharp;
using StaticNet.Generators.Lowering;
using StaticNet.Generators.Model;
using StaticNet.Generators.ShapeInference;

namespace StaticNet.Generators.Emission;

/// <summary>The table of layers that shows on hover over the class's name.</summary>
internal static class SummaryTable
{
    public static IEnumerable<string> Lines(NetworkProgram program)
    {
        List<string[]> rows = [["layer", "output", "parameters", "FLOPs"]];
        foreach (InputDeclaration input in program.Declaration.Inputs)
            rows.Add([input.Name, input.Text, "", ""]);
        foreach (Node node in program.Network.Nodes)
        {
            rows.Add([
                $"{node.Layer.Name} ({node.Layer.Kind})", node.Output.ToSpacedString(), Literals.Count(node.ParameterCount),
                Literals.Count(node.Layer.Flops(node.Input.Shape, node.Output)),
            ]);
        }
        rows.Add(["total", "", Literals.Count(program.ParameterCount), Literals.Count(program.Flops)]);
        int[] widths = [.. Enumerable.Range(0, 4).Select(column => rows.Max(row => row[column].Length))];
        return rows.Select(row => ($"{row[0].PadRight(widths[0])}  {row[1].PadRight(widths[1])}  "
            + $"{row[2].PadLeft(widths[2])}  {row[3].PadLeft(widths[3])}").TrimEnd());
    }
}

using StaticNet.Generators.CSharp;

namespace StaticNet.Generators.Emission;

/// <summary>
/// The loops over the tiles of a matrix product: blocks of rows that a tile is high, each with all columns. Where the
/// right operand would not stay in a core's second-level cache from one block to the next, it is walked in panels of
/// columns that do; every sum keeps its order, and so its bits.
/// </summary>
/// <param name="code">Where to write.</param>
/// <param name="columns">The columns, whole vectors.</param>
/// <param name="columnsName">Their number's name.</param>
/// <param name="depth">The rows of the right operand.</param>
internal sealed class TileLoops(CodeWriter code, int columns, string columnsName, int depth)
{
    // Half of a common second-level cache: the left operand and the result pass through the rest.
    private const int MostPanelFloats = 128 * 1024;

    // One row at a time covers eight vectors of 16.
    private const int ColumnsOfOneRow = 128;

    private bool IsPanelled => (long)columns * depth > MostPanelFloats && columns > PanelColumns;

    private int PanelColumns => Math.Max(MostPanelFloats / depth / ColumnsOfOneRow, 1) * ColumnsOfOneRow;

    /// <summary>The columns of one call.</summary>
    public string Width => IsPanelled ? "width" : columnsName;

    /// <summary>A matrix from the block's first row on.</summary>
    public string Row(string matrix, string stride) => $"ref Unsafe.Add(ref {matrix}, row * {stride})";

    /// <summary>A matrix from the panel's first column on.</summary>
    public string Column(string matrix) => IsPanelled ? $"ref Unsafe.Add(ref {matrix}, column)" : $"ref {matrix}";

    /// <summary>A row that lies inside others, from the panel's first column on.</summary>
    public string Column(string matrix, string offset) =>
        $"ref Unsafe.Add(ref {matrix}, {offset}{(IsPanelled ? " + column" : "")})";

    /// <summary>A matrix from the block's first row and the panel's first column on.</summary>
    public string Place(string matrix, string stride) =>
        IsPanelled ? $"ref Unsafe.Add(ref {matrix}, row * {stride} + column)" : Row(matrix, stride);

    /// <summary>Writes the loops around a call.</summary>
    /// <param name="first">The first row.</param>
    /// <param name="end">The row after the last.</param>
    /// <param name="call">The lines of the call.</param>
    public void Emit(string first, string end, params string[] call)
    {
        if (IsPanelled)
        {
            code.Line("// panels of as many columns as stay in the second-level cache");
            code.Open($"for (int column = 0; column < {columnsName}; column += {PanelColumns})");
            code.Line($"int width = Math.Min({PanelColumns}, {columnsName} - column);");
        }
        code.Open($"for (int row = {first}; row < {end}; row += Tile<TSimd>.Rows)");
        code.Line($"int height = Math.Min(Tile<TSimd>.Rows, {end} - row);");
        foreach (string line in call)
            code.Line(line);
        code.Close();
        if (IsPanelled)
            code.Close();
    }
}

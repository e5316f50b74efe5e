using StaticNet.Generators.CSharp;

namespace StaticNet.Generators.Emission;

/// <summary>
/// The loops over the tiles of a matrix product: blocks of rows that a tile is high, each with all columns. Where the
/// right operand would not stay in a core's second-level cache from one block to the next, the product is large: one
/// call has all rows, and the kernel cuts it into blocks that do.
/// </summary>
/// <param name="code">Where to write.</param>
/// <param name="columns">The columns, whole vectors.</param>
/// <param name="columnsName">Their number's name.</param>
/// <param name="depth">The rows of the right operand.</param>
/// <param name="first">The first row.</param>
/// <param name="end">The row after the last.</param>
internal sealed class TileLoops(
    CodeWriter code, int columns, string columnsName, int depth, string first = TileLoops.Start, string end = "rows")
{
    private const string Start = "0";

    // Half of a common second-level cache, as in the library's TileBlocking: the left operand and the result pass
    // through the rest.
    private const int MostFloats = 128 * 1024;

    // Fewer are a panel or two, of rows so near that packing them gains nothing.
    private const int FewestColumns = 128;

    private bool IsLarge => (long)columns * depth > MostFloats && columns > FewestColumns;

    /// <summary>The rows and columns of one call.</summary>
    public string Size => $"{(!IsLarge ? "height" : first == Start ? end : $"{end} - {first}")}, {columnsName}";

    /// <summary>A matrix from the call's first row on.</summary>
    public string Row(string matrix, string stride) => At(matrix, $"{(IsLarge ? first : "row")} * {stride}");

    /// <summary>A transposed matrix from the call's first row on.</summary>
    public string Column(string matrix) => At(matrix, IsLarge ? first : "row");

    /// <summary>Writes a call, in loops where the product is not large.</summary>
    /// <param name="call">The lines of the call.</param>
    public void Emit(params string[] call)
    {
        if (IsLarge)
        {
            code.Line("// large: the kernel cuts it into blocks that stay in the caches");
            EmitCall(call);
            return;
        }
        code.Open($"for (int row = {first}; row < {end}; row += Tile<TSimd>.Rows)");
        code.Line($"int height = Math.Min(Tile<TSimd>.Rows, {end} - row);");
        EmitCall(call);
        code.Close();
    }

    private void EmitCall(string[] lines)
    {
        foreach (string line in lines)
            code.Line(line);
    }

    private string At(string matrix, string place) =>
        IsLarge && first == Start ? $"ref {matrix}" : $"ref Unsafe.Add(ref {matrix}, {place})";
}

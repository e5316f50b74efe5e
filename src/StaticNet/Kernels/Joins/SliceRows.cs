namespace StaticNet.Kernels;

/// <summary>The rows of which a part of samples consists.</summary>
/// <param name="Blocks">How many blocks of rows there are.</param>
/// <param name="Count">The rows of a block.</param>
/// <param name="Columns">The columns of a row.</param>
/// <param name="WholeStart">Where the first row starts in the whole, in floats.</param>
/// <param name="WholeStep">The distance of blocks in the whole, in floats.</param>
/// <param name="PartStep">The distance of blocks in the part, in floats.</param>
internal readonly record struct SliceRows(
    nuint Blocks, nuint Count, nuint Columns, nuint WholeStart, nuint WholeStep, nuint PartStep);

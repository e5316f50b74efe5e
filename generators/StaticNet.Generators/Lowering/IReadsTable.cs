namespace StaticNet.Generators.Lowering;

/// <summary>
/// A layer that can multiply its weight with the rows of an embedding's table instead of those of each time step, in
/// training: where steps are many and tokens few, that is the same for less.
/// </summary>
internal interface IReadsTable
{
    /// <summary>Whether it can, and gains by it.</summary>
    /// <param name="vocabulary">The rows of the table.</param>
    bool CanReadTable(int vocabulary);
}

namespace StaticNet.Generators.Lowering;

/// <summary>
/// A layer that draws random numbers in training: its methods are told the step's key and which rows they run over.
/// </summary>
internal interface IDrawsRandomNumbers
{
    /// <summary>Whether it does.</summary>
    bool DrawsRandomNumbers { get; }
}

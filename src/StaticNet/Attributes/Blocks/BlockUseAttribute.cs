namespace StaticNet;

/// <summary>What every insertion of a block has in common.</summary>
/// <remarks>
/// A use is named after the block's class and its ordinal, such as <c>basicBlock1</c>. Its layers are called
/// <c>basicBlock1.dense1</c> in messages and weight files, and <c>net.BasicBlock1.Dense1</c> in code;
/// <see cref="LayerAttribute.Key"/> gives weight files another prefix.
/// </remarks>
/// <param name="inputs">The names of earlier layers or inputs, in the order of the block's inputs.</param>
public abstract class BlockUseAttribute(params string[] inputs) : LayerAttribute
{
    /// <summary>
    /// The names of the layers or inputs that the block's inputs are, in order; where one is missing, the value written
    /// before is the first.
    /// </summary>
    public string[] Inputs { get; } = inputs;

    /// <summary>
    /// How many copies are stacked, each with parameters of its own: each reads what the one before it produces, and
    /// further inputs are the same for all. The copies of <c>Name = "stage"</c> are <c>stage1</c>, <c>stage2</c>, ...,
    /// and <c>stage</c> is what the last produces. Keys of weight files are numbered from 0 where
    /// <see cref="LayerAttribute.Key"/> is given: <c>layer1.0</c>, <c>layer1.1</c>. Default: 1.
    /// </summary>
    public int Repeat { get; set; } = 1;
}

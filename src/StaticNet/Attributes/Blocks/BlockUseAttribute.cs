namespace StaticNet;

/// <summary>The base class of attributes that insert a block.</summary>
/// <remarks>
/// A use is named after the block's class and its ordinal, such as <c>basicBlock1</c>. Its layers are called
/// <c>basicBlock1.dense1</c> in messages and weight files, and <c>net.BasicBlock1.Dense1</c> in code;
/// <see cref="LayerAttribute.Key"/> sets another prefix for weight files.
/// </remarks>
/// <param name="inputs">The names of earlier layers or inputs, in the order of the block's inputs.</param>
public abstract class BlockUseAttribute(params string[] inputs) : LayerAttribute
{
    /// <summary>
    /// The names of the layers or inputs that are the block's inputs, in order. If one is missing, the first input is
    /// the value before the attribute.
    /// </summary>
    public string[] Inputs { get; } = inputs;

    /// <summary>
    /// The number of stacked copies, each with its own parameters. Each copy reads the output of the one before, and
    /// further inputs are the same for all. The copies of <c>Name = "stage"</c> are <c>stage1</c>, <c>stage2</c>, ...,
    /// and <c>stage</c> names the output of the last. If <see cref="LayerAttribute.Key"/> is set, keys in weight files
    /// are numbered from 0: <c>layer1.0</c>, <c>layer1.1</c>. Default: 1.
    /// </summary>
    public int Repeat { get; set; } = 1;
}

namespace StaticNet;

/// <summary>
/// Inserts a block and adds its first input to what it produces: <c>y = x + block(x)</c>. Source: He et al., Deep
/// residual learning for image recognition, CVPR 2016.
/// </summary>
/// <typeparam name="TBlock">The block, a class marked with <see cref="BlockAttribute"/>.</typeparam>
/// <param name="inputs">
/// The names of earlier layers or inputs, in the order of the block's inputs; where one is missing, the value written
/// before is the first.
/// </param>
[AttributeUsage(AttributeTargets.Class, Inherited = false, AllowMultiple = true)]
public sealed class ResidualAttribute<TBlock>(params string[] inputs) : BlockUseAttribute(inputs)
    where TBlock : class;

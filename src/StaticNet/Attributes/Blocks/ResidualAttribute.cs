namespace StaticNet;

/// <summary>
/// Inserts a block and adds its first input to its output (a skip connection): <c>y = x + block(x)</c>. Source: He et
/// al., Deep residual learning for image recognition, CVPR 2016.
/// </summary>
/// <typeparam name="TBlock">The block, a class marked with <see cref="BlockAttribute"/>.</typeparam>
/// <param name="inputs">
/// The names of earlier layers or inputs, in the order of the block's inputs. If one is missing, the first input is the
/// value before the attribute.
/// </param>
[AttributeUsage(AttributeTargets.Class, Inherited = false, AllowMultiple = true)]
public sealed class ResidualAttribute<TBlock>(params string[] inputs) : BlockUseAttribute(inputs)
    where TBlock : class;

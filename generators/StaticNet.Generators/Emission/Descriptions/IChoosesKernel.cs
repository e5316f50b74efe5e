using StaticNet.Generators.Lowering;

namespace StaticNet.Generators.Emission;

/// <summary>A layer of which the library has several kernels, or one whose blocks depend on the sizes.</summary>
internal interface IChoosesKernel
{
    /// <summary>The call of the library that names the kernel of the forward pass.</summary>
    string KernelName(Step step);
}

using StaticNet.Simd;

namespace StaticNet.Kernels;

/// <summary>Names the kernel of one kind of layer.</summary>
internal interface IKernelName
{
    /// <summary>The name of the one that vectors of this kind take.</summary>
    string With<TSimd>()
        where TSimd : unmanaged, ISimd<TSimd>;
}

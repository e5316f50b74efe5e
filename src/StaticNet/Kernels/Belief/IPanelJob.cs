using StaticNet.Simd;

namespace StaticNet.Kernels;

/// <summary>A job whose parts are panels of hidden or visible units, written once over the vector.</summary>
internal interface IPanelJob
{
    /// <summary>Does the panels from <paramref name="first"/> up to but not including <paramref name="end"/>.</summary>
    /// <typeparam name="TSimd">The vector.</typeparam>
    /// <param name="first">The first panel.</param>
    /// <param name="end">The panel after the last.</param>
    void RunPanels<TSimd>(int first, int end)
        where TSimd : unmanaged, ISimd<TSimd>;
}

internal static class PanelJob
{
    /// <summary>How many panels so many units fall into.</summary>
    public static int Panels(int units) => (units + Panel<SimdScalar>.Width - 1) / Panel<SimdScalar>.Width;

    /// <summary>Does panels with the widest vectors that there are.</summary>
    public static void Run<TJob>(ref TJob job, int first, int end)
        where TJob : struct, IPanelJob, allows ref struct
    {
        if (Simd512.IsSupported)
            job.RunPanels<Simd512>(first, end);
        else if (Simd256.IsSupported)
            job.RunPanels<Simd256>(first, end);
        else if (Simd128.IsSupported)
            job.RunPanels<Simd128>(first, end);
        else
            job.RunPanels<SimdScalar>(first, end);
    }
}

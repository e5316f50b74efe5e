using System.ComponentModel;
using StaticNet.Simd;

namespace StaticNet.Threading;

/// <summary>For generated code: runs a job with the widest vectors that the hardware has.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class VectorJob
{
    /// <summary>Does the parts from <paramref name="first"/> up to but not including <paramref name="end"/>.</summary>
    /// <typeparam name="TJob">The job.</typeparam>
    /// <param name="job">The job.</param>
    /// <param name="phase">Which phase of the job; phases run one after the other.</param>
    /// <param name="first">The first part.</param>
    /// <param name="end">The part after the last.</param>
    public static void Run<TJob>(ref TJob job, int phase, int first, int end)
        where TJob : struct, IVectorJob, allows ref struct
    {
        if (Simd512.IsSupported)
            job.Run<Simd512>(phase, first, end);
        else if (Simd256.IsSupported)
            job.Run<Simd256>(phase, first, end);
        else if (Simd128.IsSupported)
            job.Run<Simd128>(phase, first, end);
        else
            job.Run<SimdScalar>(phase, first, end);
    }
}

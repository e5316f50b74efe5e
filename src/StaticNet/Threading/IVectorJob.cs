using System.ComponentModel;
using StaticNet.Simd;

namespace StaticNet.Threading;

/// <summary>For generated code: work in parts that is written once for every vector width.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IVectorJob : IParallelJob
{
    /// <summary>Does the parts from <paramref name="first"/> up to but not including <paramref name="end"/>.</summary>
    /// <typeparam name="TSimd">The vector.</typeparam>
    /// <param name="phase">Which phase of the job; phases run one after the other.</param>
    /// <param name="first">The first part.</param>
    /// <param name="end">The part after the last.</param>
    void Run<TSimd>(int phase, int first, int end)
        where TSimd : unmanaged, ISimd<TSimd>;

    /// <summary>
    /// How many parts a thread takes at once, if there are so many: more than one where each call has a cost of its own.
    /// </summary>
    /// <param name="phase">The phase.</param>
    static virtual int PartsAtOnce(int phase) => 1;
}

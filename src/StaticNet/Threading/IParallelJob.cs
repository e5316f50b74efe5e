namespace StaticNet.Threading;

/// <summary>
/// Work that is cut into parts at fixed boundaries, so that its results do not depend on how many threads run it.
/// Implemented by generated code as a <c>ref struct</c> on the caller's stack.
/// </summary>
public interface IParallelJob
{
    /// <summary>Does the parts from <paramref name="first"/> up to but not including <paramref name="end"/>.</summary>
    /// <param name="phase">Which phase of the job; phases run one after the other.</param>
    /// <param name="first">The first part.</param>
    /// <param name="end">The part after the last.</param>
    void Run(int phase, int first, int end);
}

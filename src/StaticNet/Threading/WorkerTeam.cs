namespace StaticNet.Threading;

/// <summary>Runs the parts of a job on several threads. First version: on the calling thread.</summary>
public static class WorkerTeam
{
    /// <summary>Runs all parts of one phase and returns when all are done.</summary>
    /// <typeparam name="TJob">The job.</typeparam>
    /// <param name="job">The job, which stays on the caller's stack.</param>
    /// <param name="phase">The phase to run.</param>
    /// <param name="parts">How many parts the phase has.</param>
    /// <param name="threads">How many threads may work, the caller's included.</param>
    public static void Run<TJob>(ref TJob job, int phase, int parts, int threads)
        where TJob : struct, IParallelJob, allows ref struct
        => job.Run(phase, 0, parts);
}

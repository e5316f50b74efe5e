namespace StaticNet;

/// <summary>
/// The base class of callbacks, which <c>Fit</c> calls on the training thread. Checkpoints do not hold their state.
/// </summary>
public abstract class TrainingCallback
{
    /// <summary>Called before the first step.</summary>
    /// <param name="context">The state of the run.</param>
    public virtual void OnStart(TrainingContext context)
    {
    }

    /// <summary>Called before the first step of an epoch, or of the rest of it after resuming.</summary>
    /// <param name="context">The state of the run.</param>
    public virtual void OnEpochStart(TrainingContext context)
    {
    }

    /// <summary>Called after each step.</summary>
    /// <param name="context">The state of the run.</param>
    public virtual void OnStepEnd(TrainingContext context)
    {
    }

    /// <summary>Called after each epoch and its evaluation, before its checkpoint.</summary>
    /// <param name="context">The state of the run.</param>
    /// <param name="result">The results of the epoch.</param>
    public virtual void OnEpochEnd(TrainingContext context, EpochResult result)
    {
    }

    /// <summary>Called at the end of a run that was neither cancelled nor failed.</summary>
    /// <param name="context">The state of the run.</param>
    /// <param name="history">The results of the run.</param>
    public virtual void OnEnd(TrainingContext context, History history)
    {
    }
}

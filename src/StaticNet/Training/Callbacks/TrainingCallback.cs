namespace StaticNet;

/// <summary>
/// Is called while a network is trained, on the thread that trains. A checkpoint does not hold its state.
/// </summary>
public abstract class TrainingCallback
{
    /// <summary>Before the first step.</summary>
    /// <param name="context">The state of the run.</param>
    public virtual void OnStart(TrainingContext context)
    {
    }

    /// <summary>Before the first step of an epoch, or of what is left of it after resuming.</summary>
    /// <param name="context">The state of the run.</param>
    public virtual void OnEpochStart(TrainingContext context)
    {
    }

    /// <summary>After each step.</summary>
    /// <param name="context">The state of the run.</param>
    public virtual void OnStepEnd(TrainingContext context)
    {
    }

    /// <summary>After each epoch and its evaluation, before its checkpoint.</summary>
    /// <param name="context">The state of the run.</param>
    /// <param name="result">What the epoch came to.</param>
    public virtual void OnEpochEnd(TrainingContext context, EpochResult result)
    {
    }

    /// <summary>At the end of a run that was neither cancelled nor failed.</summary>
    /// <param name="context">The state of the run.</param>
    /// <param name="history">What the run came to.</param>
    public virtual void OnEnd(TrainingContext context, History history)
    {
    }
}

using StaticNet.Threading;
using StaticNet.Training;

namespace StaticNet;

/// <summary>The state of a training run, for callbacks. It is the same object throughout.</summary>
public sealed class TrainingContext
{
    private readonly int _threads;

    internal TrainingContext(Optimizer optimizer, int threads, LossSums losses)
        => (Optimizer, _threads, Losses) = (optimizer, threads, losses);

    /// <summary>The optimizer. You may change its learning rate unless a schedule sets it.</summary>
    public Optimizer Optimizer { get; }

    /// <summary>The number of the epoch, from 1.</summary>
    public int Epoch { get; internal set; }

    /// <summary>The maximum number of epochs.</summary>
    public int Epochs { get; internal set; }

    /// <summary>The number of completed steps of the epoch.</summary>
    public int Step { get; internal set; }

    /// <summary>The number of steps per epoch.</summary>
    public int StepsPerEpoch { get; internal set; }

    /// <summary>The number of updates since the run began, including those before resuming.</summary>
    public long Updates { get; internal set; }

    /// <summary>The loss of the last step's batch, before its update.</summary>
    public float BatchLoss { get; internal set; }

    /// <summary>The mean loss of the epoch so far.</summary>
    public double Loss => Losses.SoFar;

    /// <summary>
    /// The mean loss of each output in the epoch so far, by name, if the network has several; otherwise empty.
    /// </summary>
    public PerOutput<double> OutputLosses => Losses.SoFarPerOutput;

    internal LossSums Losses { get; }

    /// <summary>The norm of the last step's gradients before clipping, if they are clipped by norm.</summary>
    public double? GradientNorm { get; internal set; }

    /// <summary>
    /// The number of threads in use, including the caller's: <see cref="Trainer{TNetwork}.Threads"/>, or fewer if the
    /// system cannot create so many. It is known after the first step.
    /// </summary>
    public int Threads => Math.Min(_threads, WorkerTeam.ThreadLimit);

    /// <summary>
    /// Set this to end the run after the current step, which leaves the epoch unfinished, or after the current epoch.
    /// </summary>
    public bool Stop { get; set; }
}

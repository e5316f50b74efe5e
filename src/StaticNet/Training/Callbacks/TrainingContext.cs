using StaticNet.Threading;
using StaticNet.Training;

namespace StaticNet;

/// <summary>The state of a training run, for callbacks. It is the same object throughout.</summary>
public sealed class TrainingContext
{
    private readonly int _threads;

    internal TrainingContext(Optimizer optimizer, int threads, LossSums losses)
        => (Optimizer, _threads, Losses) = (optimizer, threads, losses);

    /// <summary>The optimizer; its learning rate may be changed where no schedule sets it.</summary>
    public Optimizer Optimizer { get; }

    /// <summary>The number of the epoch, from 1.</summary>
    public int Epoch { get; internal set; }

    /// <summary>How many epochs there will be at most.</summary>
    public int Epochs { get; internal set; }

    /// <summary>How many steps of the epoch are done.</summary>
    public int Step { get; internal set; }

    /// <summary>How many steps an epoch has.</summary>
    public int StepsPerEpoch { get; internal set; }

    /// <summary>How many updates were made since the run began, before resuming included.</summary>
    public long Updates { get; internal set; }

    /// <summary>The loss of the last step's batch, before its update.</summary>
    public float BatchLoss { get; internal set; }

    /// <summary>The mean loss of the epoch so far.</summary>
    public double Loss => Losses.SoFar;

    /// <summary>
    /// The mean loss of each output of the epoch so far, by name, where the network has several; otherwise empty.
    /// </summary>
    public PerOutput<double> OutputLosses => Losses.SoFarPerOutput;

    internal LossSums Losses { get; }

    /// <summary>The norm of the last step's gradients before clipping, where clipping by norm is on.</summary>
    public double? GradientNorm { get; internal set; }

    /// <summary>
    /// How many threads can work, the caller's included: <see cref="Trainer{TNetwork}.Threads"/>, or fewer where the
    /// system gives no more, which is known after the first step.
    /// </summary>
    public int Threads => Math.Min(_threads, WorkerTeam.ThreadLimit);

    /// <summary>
    /// Set it to end the run after this step, in which case the epoch is left unfinished, or after this epoch.
    /// </summary>
    public bool Stop { get; set; }
}

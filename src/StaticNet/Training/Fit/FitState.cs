namespace StaticNet.Training;

/// <summary>
/// Everything about a training run that a checkpoint must hold beside the parameters and the optimizer's state.
/// </summary>
/// <param name="losses">Room for the losses of the network.</param>
internal sealed class FitState(LossSums losses)
{
    /// <summary>How many epochs are finished.</summary>
    public int Epoch { get; set; }

    /// <summary>The number of completed steps of the epoch.</summary>
    public int Step { get; set; }

    /// <summary>The number of updates.</summary>
    public long Updates { get; set; }

    /// <summary>The optimizer's learning rate when the run began.</summary>
    public double InitialRate { get; set; }

    /// <summary>Whether a schedule gives the learning rates.</summary>
    public bool Scheduled { get; set; }

    /// <summary>The losses of the epoch so far.</summary>
    public LossSums Losses => losses;

    /// <summary>How long the epoch has taken.</summary>
    public double Seconds { get; set; }

    /// <summary>How many dropout masks were drawn.</summary>
    public ulong DropoutStep { get; set; }

    /// <summary>What early stopping watches; null where nothing was ever watched.</summary>
    public Watched? Watched { get; set; }

    /// <summary>The best monitored value, lower being better.</summary>
    public double BestValue { get; set; } = double.PositiveInfinity;

    /// <summary>The epoch it is of, from 1; 0 for none.</summary>
    public int BestEpoch { get; set; }

    /// <summary>How many epochs passed without a better one.</summary>
    public int Waited { get; set; }

    /// <summary>The parameters of the best epoch, where they are to be restored.</summary>
    public float[]? BestParameters { get; set; }

    /// <summary>The buffers of the same epoch.</summary>
    public float[]? BestBuffers { get; set; }

    /// <summary>The finished epochs.</summary>
    public List<EpochResult> Results { get; init; } = [];

    /// <summary>Goes on to the next epoch.</summary>
    public void NextEpoch(EpochResult result)
    {
        Results.Add(result);
        Epoch++;
        (Step, Seconds) = (0, 0);
        Losses.Clear();
    }
}

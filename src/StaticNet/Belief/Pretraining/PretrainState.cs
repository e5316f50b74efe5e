namespace StaticNet.Belief;

/// <summary>The progress of pre-training.</summary>
internal sealed class PretrainState
{
    /// <summary>The machine that learns, from 0; as many as there are when all have.</summary>
    public int Machine { get; set; }

    /// <summary>Its epoch, from 0.</summary>
    public int Epoch { get; set; }

    /// <summary>The number of completed steps of the epoch.</summary>
    public int Step { get; set; }

    /// <summary>How many updates the machine has had.</summary>
    public long Updates { get; set; }

    /// <summary>How many updates all machines have had.</summary>
    public long AllUpdates { get; set; }

    /// <summary>How long the epoch took before it was interrupted.</summary>
    public double Seconds { get; set; }

    /// <summary>What the epochs came to.</summary>
    public List<PretrainEpoch> Results { get; init; } = [];

    /// <summary>Counts a step.</summary>
    public void NextStep()
    {
        Step++;
        Updates++;
        AllUpdates++;
    }

    /// <summary>Counts an epoch.</summary>
    public void NextEpoch(PretrainEpoch result)
    {
        Results.Add(result);
        (Epoch, Step, Seconds) = (Epoch + 1, 0, 0);
    }

    /// <summary>Goes on to the next machine.</summary>
    public void NextMachine() => (Machine, Epoch, Step, Updates) = (Machine + 1, 0, 0, 0);
}

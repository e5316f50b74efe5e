namespace StaticNet;

/// <summary>The progress of pre-training.</summary>
/// <param name="Machine">The name of the current machine.</param>
/// <param name="Index">Its number, from 1.</param>
/// <param name="Machines">How many machines there are.</param>
/// <param name="Epoch">The number of the epoch, from 1.</param>
/// <param name="Epochs">How many epochs this machine has.</param>
/// <param name="Step">The number of completed steps of the epoch.</param>
/// <param name="StepsPerEpoch">The number of steps per epoch.</param>
/// <param name="Result">The results of the epoch, in its last report; otherwise null.</param>
public readonly record struct PretrainProgress(
    string Machine,
    int Index,
    int Machines,
    int Epoch,
    int Epochs,
    int Step,
    int StepsPerEpoch,
    PretrainEpoch? Result);

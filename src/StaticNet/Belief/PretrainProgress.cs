namespace StaticNet;

/// <summary>How far pre-training is.</summary>
/// <param name="Machine">The name of the machine that learns.</param>
/// <param name="Index">Its number, from 1.</param>
/// <param name="Machines">How many machines there are.</param>
/// <param name="Epoch">The number of the epoch, from 1.</param>
/// <param name="Epochs">How many epochs this machine has.</param>
/// <param name="Step">How many steps of the epoch are done.</param>
/// <param name="StepsPerEpoch">How many steps an epoch has.</param>
/// <param name="Result">What the epoch came to, in its last report; null before.</param>
public readonly record struct PretrainProgress(
    string Machine,
    int Index,
    int Machines,
    int Epoch,
    int Epochs,
    int Step,
    int StepsPerEpoch,
    PretrainEpoch? Result);

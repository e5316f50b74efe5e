namespace StaticNet.Training;

/// <summary>What a run trains with: batches of samples, or windows of streams.</summary>
internal interface ITrainingSource
{
    /// <summary>The number of steps per epoch.</summary>
    int StepsPerEpoch { get; }

    /// <summary>The memory of the passes, and the state of dropout.</summary>
    Workspace Workspace { get; }

    /// <summary>
    /// What must be the same for resumed training to give the same bits, besides network, optimizer and seed.
    /// </summary>
    IEnumerable<(string Key, string Value)> Identity { get; }

    /// <summary>Whether there are validation data.</summary>
    bool HasValidation { get; }

    /// <summary>Does for nothing, before training begins, what could fail after an epoch.</summary>
    void Rehearse();

    /// <summary>Gets ready for an epoch, or for what is left of one after resuming.</summary>
    /// <param name="epoch">The number of the epoch, from 0.</param>
    /// <param name="step">How many of its steps are done.</param>
    void BeginEpoch(int epoch, int step);

    /// <summary>Computes a step's loss and gradients; the workspace then has its divisor. Allocates nothing.</summary>
    /// <param name="step">The number of the step in its epoch, from 0.</param>
    /// <param name="gradients">Receives the gradients.</param>
    float LossAndGradients(int step, Span<float> gradients);

    /// <summary>Evaluates the training data, where that is asked for.</summary>
    Measures? EvaluateTraining(CancellationToken cancellation);

    /// <summary>Evaluates the validation data, where there are such.</summary>
    Measures? EvaluateValidation(CancellationToken cancellation);

    /// <summary>Adds to a checkpoint what the next step depends on besides the parameters.</summary>
    void Save(SafetensorsWriter writer);

    /// <summary>Reads it from a checkpoint.</summary>
    /// <returns>Takes it over, once everything else in the checkpoint has been found to be good.</returns>
    /// <exception cref="DataFormatException">It is not there or does not fit.</exception>
    Action Load(SafetensorsReader reader);
}

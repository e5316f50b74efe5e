namespace StaticNet;

/// <summary>
/// Chooses the samples of an epoch, instead of using each one once: as many as there are, drawn at random with
/// replacement by the seed of the run.
/// </summary>
public abstract class Sampler
{
    private protected Sampler()
    {
    }

    /// <summary>An identifier for checkpoints that tells samplers apart.</summary>
    internal abstract string Identity { get; }

    /// <summary>Prepares for the samples of a run.</summary>
    /// <param name="data">The data set.</param>
    /// <param name="samples">The indices of the samples to train with.</param>
    /// <returns>Draws the samples of an epoch into a span.</returns>
    /// <exception cref="ArgumentException">It does not fit the data.</exception>
    internal abstract Action<int[], ulong> Prepare(Dataset data, int[] samples);
}

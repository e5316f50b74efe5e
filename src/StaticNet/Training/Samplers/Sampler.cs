namespace StaticNet;

/// <summary>
/// Which samples an epoch trains with, instead of each once: as many as there are, drawn at random with repetition by
/// the seed of the run.
/// </summary>
public abstract class Sampler
{
    private protected Sampler()
    {
    }

    /// <summary>What tells it apart from others, for checkpoints.</summary>
    internal abstract string Identity { get; }

    /// <summary>Gets ready for the samples of a run.</summary>
    /// <param name="data">The data set.</param>
    /// <param name="samples">Which of its samples are to be trained with.</param>
    /// <returns>Draws the samples of an epoch into a span.</returns>
    /// <exception cref="ArgumentException">It does not fit the data.</exception>
    internal abstract Action<int[], ulong> Prepare(Dataset data, int[] samples);
}

using System.Numerics.Tensors;

namespace StaticNet;

/// <summary>
/// Chooses the next token from a network's outputs: at random, in proportion to exp(logit / temperature), and only
/// among the most probable ones if <see cref="TopK"/> or <see cref="TopP"/> is set. The same seed gives the same
/// choices. A sampler allocates nothing per token and serves one caller at a time.
/// </summary>
public sealed class NextTokenSampler
{
    private readonly double[] _weights;
    private readonly ulong[] _ranks;
    private SeededRandom _random;

    /// <summary>Creates a sampler.</summary>
    /// <param name="vocabularySize">The number of tokens to choose from.</param>
    /// <param name="seed">The same seed gives the same choices.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="vocabularySize"/> is not positive.</exception>
    public NextTokenSampler(int vocabularySize, ulong seed = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(vocabularySize);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(vocabularySize, Array.MaxLength);
        _weights = new double[vocabularySize];
        _ranks = new ulong[vocabularySize];
        _random = new SeededRandom(seed);
    }

    /// <summary>
    /// The divisor of the logits. Below 1, probable tokens become more likely; at 0, the choice is always the most
    /// probable token (argmax; the first of several); above 1, it is more random. Default: 1.
    /// </summary>
    public double Temperature
    {
        get;
        init => field = value >= 0 && double.IsFinite(value)
            ? value
            : throw new ArgumentOutOfRangeException(
                nameof(Temperature), value, "A temperature is finite and at least 0.");
    } = 1;

    /// <summary>
    /// The number of most probable tokens to choose from (the first of equal ones); 0 for all. Default: 0. Source: Fan,
    /// Lewis and Dauphin, Hierarchical Neural Story Generation, ACL 2018.
    /// </summary>
    public int TopK
    {
        get;
        init => field = value >= 0
            ? value
            : throw new ArgumentOutOfRangeException(nameof(TopK), value, "TopK is at least 0.");
    }

    /// <summary>
    /// The total probability of the most probable tokens to choose from, at least one token; 1 for all. It applies
    /// after the temperature and <see cref="TopK"/>. Default: 1. Source: Holtzman et al., The Curious Case of Neural
    /// Text Degeneration, ICLR 2020.
    /// </summary>
    public double TopP
    {
        get;
        init => field = value is > 0 and <= 1
            ? value
            : throw new ArgumentOutOfRangeException(nameof(TopP), value, "TopP is greater than 0 and at most 1.");
    } = 1;

    /// <summary>
    /// Whether the outputs are probabilities, as with a final Softmax layer. Default: no, they are logits.
    /// </summary>
    public bool FromProbabilities { get; init; }

    /// <summary>Chooses a token.</summary>
    /// <param name="outputs">
    /// A logit for each token, or a probability with <see cref="FromProbabilities"/>. Minus infinity, or a probability
    /// of 0, excludes a token.
    /// </param>
    /// <returns>The token.</returns>
    /// <exception cref="ArgumentException">
    /// The number of outputs is not the number of tokens, one is NaN, plus infinity or a negative probability, or all
    /// are excluded.
    /// </exception>
    public int Next(ReadOnlySpan<float> outputs)
    {
        if (outputs.Length != _weights.Length)
        {
            throw new ArgumentException(
                $"There are {outputs.Length} outputs for {_weights.Length} tokens.", nameof(outputs));
        }
        int greatest = TensorPrimitives.IndexOfMax(outputs);
        if (!float.IsFinite(outputs[greatest]) || FromProbabilities && outputs[greatest] <= 0)
        {
            throw new ArgumentException(
                $"The greatest output, of token {greatest}, is {outputs[greatest]}.", nameof(outputs));
        }
        if (Temperature == 0 || TopK == 1)
            return greatest;
        Weigh(outputs, greatest);
        if (TopK > 0 || TopP < 1)
            KeepMostProbable(outputs);
        return Draw();
    }

    private void Weigh(ReadOnlySpan<float> outputs, int greatest)
    {
        TensorPrimitives.ConvertChecked(outputs, _weights);
        if (FromProbabilities)
        {
            if (outputs.ContainsAnyExceptInRange(0, float.MaxValue))
                throw new ArgumentException("A probability is negative.", nameof(outputs));
            TensorPrimitives.Log<double>(_weights, _weights);
        }

        // Differences first: none is above 0, so that nothing overflows and the most probable token weighs 1.
        TensorPrimitives.Subtract(_weights, _weights[greatest], _weights);
        TensorPrimitives.Divide(_weights, Temperature, _weights);
        TensorPrimitives.Exp<double>(_weights, _weights);
    }

    private void KeepMostProbable(ReadOnlySpan<float> outputs)
    {
        for (int token = 0; token < _ranks.Length; token++)
            _ranks[token] = Rank(outputs[token], token);
        _ranks.AsSpan().Sort();
        int kept = TopK == 0 ? _ranks.Length : Math.Min(TopK, _ranks.Length);
        if (TopP < 1)
            kept = CountReaching(kept);
        foreach (ulong rank in _ranks.AsSpan(kept))
            _weights[TokenOf(rank)] = 0;
    }

    // How many of the most probable tokens together have TopP of the weight of all that are kept.
    private int CountReaching(int kept)
    {
        double total = 0;
        foreach (ulong rank in _ranks.AsSpan(0, kept))
            total += _weights[TokenOf(rank)];
        double reached = 0;
        for (int count = 1; count < kept; count++)
        {
            reached += _weights[TokenOf(_ranks[count - 1])];
            if (reached >= TopP * total)
                return count;
        }
        return kept;
    }

    // One number for output and token, which sorts the greatest output and of equal ones the first token to the front.
    private static ulong Rank(float output, int token)
    {
        uint bits = BitConverter.SingleToUInt32Bits(output + 0f); // Minus zero is zero.
        uint ascending = (bits & 0x8000_0000) == 0 ? bits | 0x8000_0000 : ~bits;
        return ((ulong)~ascending << 32) | (uint)token;
    }

    private static int TokenOf(ulong rank) => (int)(uint)rank;

    private int Draw()
    {
        double total = 0;
        foreach (double weight in _weights)
            total += weight;
        double point = _random.NextDouble() * total;
        int last = 0;
        for (int token = 0; token < _weights.Length; token++)
        {
            if (_weights[token] == 0)
                continue;
            if (point < _weights[token])
                return token;
            point -= _weights[token];
            last = token;
        }
        return last; // Rounding may leave a trace.
    }
}

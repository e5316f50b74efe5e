namespace StaticNet.Benchmarks.Weights;

/// <summary>A network with one recurrent layer, and perhaps an embedding before it.</summary>
/// <param name="Embedding">The embedding, or null where the inputs are values.</param>
/// <param name="Cell">The recurrent layer.</param>
/// <param name="Output">The fully connected layer after it.</param>
internal sealed record RecurrentNetworkWeights(EmbeddingWeights? Embedding, RecurrentWeights Cell, DenseWeights Output)
{
    /// <summary>The layers in their order.</summary>
    public IReadOnlyList<LayerWeights> Layers => Embedding is null ? [Cell, Output] : [Embedding, Cell, Output];

    /// <summary>The floating-point operations of the matrix products of one step in time, forward.</summary>
    public double StepFlops => Cell.FlopsPerRow + Output.FlopsPerRow;

    /// <summary>A language model over characters; random weights, the same in every run.</summary>
    public static RecurrentNetworkWeights Characters(int vocabulary, int features, int units)
    {
        Random random = new(1);
        return new RecurrentNetworkWeights(
            EmbeddingWeights.Create(random, vocabulary, features),
            RecurrentWeights.Create(random, RecurrentKind.Lstm, features, units),
            DenseWeights.Create(random, units, vocabulary));
    }

    /// <summary>A filter from one value to one value, as in audio; random weights, the same in every run.</summary>
    public static RecurrentNetworkWeights Filter(RecurrentKind kind, int units)
    {
        Random random = new(1);
        return new RecurrentNetworkWeights(
            Embedding: null, RecurrentWeights.Create(random, kind, 1, units), DenseWeights.Create(random, units, 1));
    }
}

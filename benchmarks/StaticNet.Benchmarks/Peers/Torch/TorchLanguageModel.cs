using StaticNet.Benchmarks.Weights;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace StaticNet.Benchmarks.Peers.Torch;

/// <summary>
/// The language model of TorchSharp's modules: from tokens [sequences x steps] to logits [rows x vocabulary].
/// </summary>
internal sealed class TorchLanguageModel : nn.Module<Tensor, Tensor>
{
    private readonly Embedding _embedding;
    private readonly LSTM _lstm;
    private readonly Linear _dense;

    /// <summary>Creates the modules.</summary>
    /// <param name="weights">The layers.</param>
    public TorchLanguageModel(RecurrentNetworkWeights weights)
        : base(nameof(TorchLanguageModel))
    {
        EmbeddingWeights embedding = weights.Embedding!;
        _embedding = nn.Embedding(embedding.Vocabulary, embedding.Features);
        _lstm = nn.LSTM(weights.Cell.Inputs, weights.Cell.Units, batchFirst: true);
        _dense = nn.Linear(weights.Output.Inputs, weights.Output.Outputs);
        RegisterComponents();
    }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input)
    {
        (Tensor hidden, _, _) = _lstm.forward(_embedding.forward(input));
        return _dense.forward(hidden).flatten(0, 1);
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _embedding.Dispose();
            _lstm.Dispose();
            _dense.Dispose();
        }
        base.Dispose(disposing);
    }
}

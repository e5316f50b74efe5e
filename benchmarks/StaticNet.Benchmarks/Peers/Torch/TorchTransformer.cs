using StaticNet.Benchmarks.Weights;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace StaticNet.Benchmarks.Peers.Torch;

/// <summary>
/// The transformer of TorchSharp's modules, with libtorch's own scaled dot-product attention: from tokens [sequences x
/// steps] to logits [rows x vocabulary].
/// </summary>
internal sealed class TorchTransformer : nn.Module<Tensor, Tensor>
{
    private readonly Embedding _embedding;
    private readonly Embedding _positions;
    private readonly ModuleList<Block> _blocks;
    private readonly LayerNorm _norm;
    private readonly Linear _output;

    /// <summary>Creates the modules.</summary>
    /// <param name="weights">The layers.</param>
    public TorchTransformer(TransformerWeights weights)
        : base(nameof(TorchTransformer))
    {
        _embedding = nn.Embedding(TransformerWeights.Vocabulary, TransformerWeights.Features);
        _positions = nn.Embedding(TransformerWeights.Steps, TransformerWeights.Features);
        _blocks = new ModuleList<Block>([.. weights.Blocks.Select(_ => new Block())]);
        _norm = nn.LayerNorm(TransformerWeights.Features);
        _output = nn.Linear(TransformerWeights.Features, TransformerWeights.Vocabulary);
        RegisterComponents();
    }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input)
    {
        Tensor x = _embedding.forward(input) + _positions.weight!.slice(0, 0, input.shape[1], 1);
        foreach (Block block in _blocks)
            x = block.forward(x);
        return _output.forward(_norm.forward(x)).flatten(0, 1);
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _embedding.Dispose();
            _positions.Dispose();
            _blocks.Dispose();
            _norm.Dispose();
            _output.Dispose();
        }
        base.Dispose(disposing);
    }

    private sealed class Block : nn.Module<Tensor, Tensor>
    {
        private readonly LayerNorm _first = nn.LayerNorm(TransformerWeights.Features);
        private readonly Linear _inProj = nn.Linear(TransformerWeights.Features, 3 * TransformerWeights.Features);
        private readonly Linear _outProj = nn.Linear(TransformerWeights.Features, TransformerWeights.Features);
        private readonly LayerNorm _second = nn.LayerNorm(TransformerWeights.Features);
        private readonly Linear _wide = nn.Linear(TransformerWeights.Features, 4 * TransformerWeights.Features);
        private readonly Linear _narrow = nn.Linear(4 * TransformerWeights.Features, TransformerWeights.Features);

        public Block()
            : base(nameof(Block)) => RegisterComponents();

        public override Tensor forward(Tensor input)
        {
            (long sequences, long steps) = (input.shape[0], input.shape[1]);
            Tensor[] parts = _inProj.forward(_first.forward(input)).chunk(3, -1);
            Tensor Heads(Tensor part) => part
                .view(sequences, steps, TransformerWeights.Heads, TransformerWeights.HeadSize).transpose(1, 2);
            Tensor attended = nn.functional.scaled_dot_product_attention(
                Heads(parts[0]), Heads(parts[1]), Heads(parts[2]), null, 0, true);
            Tensor x = input + _outProj.forward(
                attended.transpose(1, 2).reshape(sequences, steps, TransformerWeights.Features));
            return x + _narrow.forward(nn.functional.gelu(_wide.forward(_second.forward(x))));
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                foreach (nn.Module module in (nn.Module[])[_first, _inProj, _outProj, _second, _wide, _narrow])
                    module.Dispose();
            }
            base.Dispose(disposing);
        }
    }
}

using StaticNet.Benchmarks.Weights;
using TorchSharp;
using static TorchSharp.torch;

namespace StaticNet.Benchmarks.Peers.Torch;

/// <summary>
/// A recurrent layer of TorchSharp's modules, from [sequences x steps x features] to all steps or to the last states.
/// </summary>
internal sealed class TorchRecurrent : nn.Module<Tensor, Tensor>
{
    private readonly nn.Module _layer;
    private readonly bool _returnsSequences;

    /// <summary>Creates the module.</summary>
    /// <param name="weights">The sizes of one direction.</param>
    /// <param name="isBidirectional">Whether it also reads backward.</param>
    /// <param name="returnsSequences">Whether it gives all steps, and not the last states alone.</param>
    public TorchRecurrent(RecurrentWeights weights, bool isBidirectional, bool returnsSequences)
        : base(nameof(TorchRecurrent))
    {
        _returnsSequences = returnsSequences;
        (int inputs, int units) = (weights.Inputs, weights.Units);
        _layer = weights.Kind switch
        {
            RecurrentKind.Lstm => nn.LSTM(inputs, units, batchFirst: true, bidirectional: isBidirectional),
            RecurrentKind.Gru => nn.GRU(inputs, units, batchFirst: true, bidirectional: isBidirectional),
            _ => nn.RNN(inputs, units, batchFirst: true, bidirectional: isBidirectional),
        };
        RegisterComponents();
    }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input)
    {
        using DisposeScope scope = NewDisposeScope();
        (Tensor all, Tensor last) = Forward(input);
        // The last states are [directions x sequences x units].
        return (_returnsSequences ? all : last.transpose(0, 1).flatten(1)).MoveToOuterDisposeScope();
    }

    private (Tensor All, Tensor Last) Forward(Tensor input)
    {
        if (_layer is not TorchSharp.Modules.LSTM lstm)
        {
            return _layer is TorchSharp.Modules.GRU gru
                ? gru.forward(input)
                : ((TorchSharp.Modules.RNN)_layer).forward(input, null);
        }
        (Tensor all, Tensor last, _) = lstm.forward(input);
        return (all, last);
    }
}

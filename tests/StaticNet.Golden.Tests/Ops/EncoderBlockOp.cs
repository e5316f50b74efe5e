using StaticNet.Golden.Tests.Compilation;
using StaticNet.Golden.Tests.Vectors;

namespace StaticNet.Golden.Tests.Ops;

/// <summary>
/// A block of a transformer: attention and two dense layers, each after a normalisation and around a sum.
/// </summary>
internal sealed class EncoderBlockOp : IGoldenOp
{
    private static readonly (string Key, string Name)[] Parameters =
    [
        ("ln1_weight", "ln1.weight"), ("ln1_bias", "ln1.bias"),
        ("in_proj_weight", "mha.in_proj_weight"), ("in_proj_bias", "mha.in_proj_bias"),
        ("out_proj_weight", "mha.out_proj.weight"), ("out_proj_bias", "mha.out_proj.bias"),
        ("ln2_weight", "ln2.weight"), ("ln2_bias", "ln2.bias"),
        ("fc1_weight", "fc1.weight"), ("fc1_bias", "fc1.bias"),
        ("fc2_weight", "fc2.weight"), ("fc2_bias", "fc2.bias"),
    ];

    public string? NotCovered(GoldenCase golden)
        => golden.Text("gelu", "exact") == "exact" ? null : "its GELU is another";

    public IEnumerable<string> Networks(GoldenCase golden)
    {
        double features = golden.Number("embed_dim", 0);
        string epsilon = $"Epsilon = {Source.Number(golden.Number("eps", 1e-5))}";
        yield return $"[SequenceInput({features})]\n[LayerNorm({epsilon}, Name = \"ln1\")]\n"
            + $"[SelfAttention({golden.Number("heads", 1)}, Causal = true, Name = \"mha\")]\n"
            + "[Add(\"input\", Name = \"a\")]\n"
            + $"[LayerNorm({epsilon}, Name = \"ln2\"), Dense({golden.Number("hidden", 0)}, Name = \"fc1\"), Gelu]\n"
            + $"[Dense({features}, Name = \"fc2\"), Add(\"a\")]";
    }

    public void Check(GoldenCase golden, IReadOnlyList<NetworkRunner> networks)
    {
        foreach ((string key, string name) in Parameters)
            networks[0].Set(name, golden[key].Floats);
        SequenceCheck.Run(golden, networks[0], gradients =>
        {
            foreach ((string key, string name) in Parameters)
                Comparison.Check(golden, "d" + key, networks[0].Get(name, gradients));
        });
    }
}

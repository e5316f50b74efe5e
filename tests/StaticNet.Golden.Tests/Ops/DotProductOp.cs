using StaticNet.Golden.Tests.Compilation;
using StaticNet.Golden.Tests.Vectors;

namespace StaticNet.Golden.Tests.Ops;

/// <summary>
/// Attention without projections, by weights that pick the parts of a head's features: query, key and value, each D
/// wide. A mask that is added is a product of four features more: one that says which query it is, of the queries, and
/// of the keys what each query has added.
/// </summary>
internal sealed class DotProductOp : IGoldenOp
{
    public IEnumerable<string> Networks(GoldenCase golden)
    {
        Sizes sizes = new(golden);
        string x = $"[Input({sizes.Queries}, {sizes.Features}, Name = \"x\")]\n";
        const string Settings = "UseBias = false, Name = \"mha\"";
        yield return golden.Flag("causal", false)
            ? $"{x}[SelfAttention({sizes.Heads}, Causal = true, {Settings})]"
            : $"{x}[Input({sizes.Keys}, {sizes.Features}, Name = \"memory\")]\n"
                + $"[CrossAttention({sizes.Heads}, \"memory\", From = \"x\", {Settings})]";
    }

    public void Check(GoldenCase golden, IReadOnlyList<NetworkRunner> networks)
    {
        Assert.Equal("1/sqrt(D)", golden.Text("scale", "1/sqrt(D)"));
        Sizes sizes = new(golden);
        bool isCausal = golden.Flag("causal", false);
        NetworkRunner network = networks[0];
        network.Set("mha.in_proj_weight", InProj(sizes));
        network.Set("mha.out_proj.weight", [.. Enumerable.Range(0, sizes.Features).SelectMany(
            row => Enumerable.Range(0, sizes.Features).Select(column => row == column ? 1f : 0f))]);
        float[] queries = new float[sizes.Samples * sizes.Queries * sizes.Features];
        float[] memory = isCausal ? queries : new float[sizes.Samples * sizes.Keys * sizes.Features];
        sizes.Put(golden["q"], 0, queries);
        sizes.Put(golden["k"], sizes.Width, memory);
        sizes.Put(golden["v"], 2 * sizes.Width, memory);
        if (golden.Flag("additive_mask", false))
            PutMask(golden, sizes, queries, memory);

        float[] x = isCausal ? queries : [.. queries, .. memory], dInput = new float[x.Length];
        float[] dOutput = new float[queries.Length];
        sizes.Put(golden["dy"], 0, dOutput);
        var workspace = new Workspace(sizes.Samples);
        Comparison.Check(golden, "y", sizes.Take(golden["y"], 0, network.Predict(x)), "Predict");
        float[] output = network.Forward(x, workspace, training: true).ToArray();
        Comparison.Check(golden, "y", sizes.Take(golden["y"], 0, output), "Forward");
        network.Backward(dOutput, workspace, network.NewGradients(), dInput);
        float[] dMemory = isCausal ? dInput : dInput[queries.Length..];
        Comparison.Check(golden, "dq", sizes.Take(golden["q"], 0, dInput));
        Comparison.Check(golden, "dk", sizes.Take(golden["k"], sizes.Width, dMemory));
        Comparison.Check(golden, "dv", sizes.Take(golden["v"], 2 * sizes.Width, dMemory));
    }

    // Queries are scaled by 1 / sqrt(D), and not by that of all features of a head.
    private static float[] InProj(Sizes sizes)
    {
        float[] weight = new float[3 * sizes.Features * sizes.Features];
        for (int head = 0; head < sizes.Heads; head++)
        {
            int first = head * sizes.HeadSize;
            for (int i = 0; i < sizes.Width; i++)
            {
                for (int part = 0; part < 3; part++)
                    weight[(part * sizes.Features + first + i) * sizes.Features + first + part * sizes.Width + i] =
                        part == 0 ? MathF.Sqrt((float)sizes.HeadSize / sizes.Width) : 1;
            }
            for (int i = 3 * sizes.Width; i < sizes.HeadSize; i++)
            {
                weight[(first + i) * sizes.Features + first + i] = MathF.Sqrt(sizes.HeadSize);
                weight[(sizes.Features + first + i) * sizes.Features + first + i] = 1;
            }
        }
        return weight;
    }

    private static void PutMask(GoldenCase golden, Sizes sizes, float[] queries, float[] memory)
    {
        float[] mask = golden["mask"].Floats;
        for (int sample = 0; sample < sizes.Samples; sample++)
        {
            for (int head = 0; head < sizes.Heads; head++)
            {
                for (int query = 0; query < sizes.Queries; query++)
                {
                    int feature = head * sizes.HeadSize + 3 * sizes.Width + query;
                    queries[(sample * sizes.Queries + query) * sizes.Features + feature] = 1;
                    for (int key = 0; key < sizes.Keys; key++)
                        memory[(sample * sizes.Keys + key) * sizes.Features + feature] =
                            Math.Max(mask[query * sizes.Keys + key], -1e4f);
                }
            }
        }
    }

    private sealed record Sizes(int Samples, int Heads, int Queries, int Keys, int Width, int HeadSize)
    {
        public Sizes(GoldenCase golden)
            : this(
                golden["q"].Shape[0], golden["q"].Shape[1], golden["q"].Shape[2], golden["k"].Shape[2],
                golden["q"].Shape[3],
                3 * golden["q"].Shape[3] + (golden.Flag("additive_mask", false) ? golden["q"].Shape[2] : 0))
        {
        }

        public int Features => Heads * HeadSize;

        // A tensor [samples, heads, rows, width] is a part of each head's features in [samples, rows, features].
        public void Put(GoldenTensor tensor, int start, float[] rows)
        {
            float[] values = tensor.Floats;
            foreach ((int from, int to) in Places(tensor, start))
                rows[to] = values[from];
        }

        public float[] Take(GoldenTensor tensor, int start, float[] rows)
        {
            float[] values = new float[tensor.Floats.Length];
            foreach ((int to, int from) in Places(tensor, start))
                values[to] = rows[from];
            return values;
        }

        private IEnumerable<(int InTensor, int InRows)> Places(GoldenTensor tensor, int start)
        {
            int rows = tensor.Shape[2];
            for (int i = 0; i < tensor.Values.Length; i++)
            {
                (int rest, int column) = Math.DivRem(i, Width);
                (rest, int row) = Math.DivRem(rest, rows);
                (int sample, int head) = Math.DivRem(rest, Heads);
                yield return (i, (sample * rows + row) * Features + head * HeadSize + start + column);
            }
        }
    }
}

namespace StaticNet.Golden.Tests.Attention;

/// <summary>
/// A small transformer by its formulas, in double precision: positions, then attention around a sum, then a dense layer
/// around another one.
/// </summary>
/// <param name="Features">The values of a step.</param>
/// <param name="Heads">The number of heads.</param>
/// <param name="Positions">The attribute for positions, or nothing.</param>
/// <param name="IsCausal">Whether attention is causal.</param>
/// <param name="Window">How many steps are seen, or 0 for all.</param>
/// <param name="IsRotary">Whether queries and keys are turned.</param>
/// <param name="UseBias">Whether attention has biases.</param>
internal sealed record TransformerSpec(
    int Features, int Heads, string Positions, bool IsCausal, int Window, bool IsRotary, bool UseBias)
{
    /// <summary>The tensors, in the order in which <see cref="Forward"/> takes them.</summary>
    public IEnumerable<(string Name, int Count)> Tensors
    {
        get
        {
            if (Positions.StartsWith("Positional", StringComparison.Ordinal))
                yield return ("position.weight", MaxLength * Features);
            yield return ("attention.in_proj_weight", 3 * Features * Features);
            if (UseBias)
                yield return ("attention.in_proj_bias", 3 * Features);
            yield return ("attention.out_proj.weight", Features * Features);
            if (UseBias)
                yield return ("attention.out_proj.bias", Features);
            yield return ("dense.weight", Features * Features);
            yield return ("dense.bias", Features);
        }
    }

    /// <summary>The positions of a learned embedding.</summary>
    public const int MaxLength = 160;

    /// <summary>The network's layers, with this attribute for its input.</summary>
    public string Attributes(string input)
    {
        string settings = string.Concat(
            IsCausal ? ", Causal = true" : "", Window > 0 ? $", Window = {Window}" : "",
            IsRotary ? ", Rotary = true" : "", UseBias ? "" : ", UseBias = false");
        string positions = Positions.Length > 0 ? $"[{Positions}]\n" : "";
        string first = Positions.Length > 0 ? "position" : "input";
        return $"[{input}]\n{positions}[SelfAttention({Heads}{settings}, Name = \"attention\")]\n"
            + $"[Add(\"{first}\", Name = \"sum\"), Dense({Features}, Name = \"dense\"), Tanh, Add(\"sum\")]";
    }

    /// <summary>The outputs of one sequence.</summary>
    /// <param name="x">[time x features].</param>
    /// <param name="parameters">All tensors, one after the other, in PyTorch's order.</param>
    public double[] Forward(double[] x, double[] parameters)
    {
        int start = 0;
        double[] Next(int count) => parameters[start..(start += count)];
        int time = x.Length / Features;
        x = AddPositions(x, Positions.StartsWith("Positional", StringComparison.Ordinal)
            ? Next(MaxLength * Features)
            : []);
        double[] inProj = Next(3 * Features * Features), inBias = Next(UseBias ? 3 * Features : 0);
        double[] outProj = Next(Features * Features), outBias = Next(UseBias ? Features : 0);
        double[] projected = Linear(x, inProj, inBias, Features);
        double[] attended = Attend(projected, time);
        double[] sum = Add(x, Linear(attended, outProj, outBias, Features));
        double[] dense = Linear(sum, Next(Features * Features), Next(Features), Features);
        return Add(sum, Array.ConvertAll(dense, Math.Tanh));
    }

    private double[] AddPositions(double[] x, double[] weight) => [.. x.Select((value, i) =>
    {
        (int position, int feature) = Math.DivRem(i, Features);
        double angle = position / Math.Pow(10000, (double)(feature / 2 * 2) / Features);
        return Positions.Length == 0 ? value
            : value + (weight.Length > 0 ? weight[i] : feature % 2 == 0 ? Math.Sin(angle) : Math.Cos(angle));
    })];

    private double[] Attend(double[] projected, int time)
    {
        int size = Features / Heads;
        var attended = new double[time * Features];
        for (int head = 0; head < Heads; head++)
        {
            double[][] q = [.. Enumerable.Range(0, time).Select(t => Turn(Part(projected, t, head * size, size), t))];
            double[][] k = [.. Enumerable.Range(0, time).Select(
                t => Turn(Part(projected, t, Features + head * size, size), t))];
            for (int t = 0; t < time; t++)
            {
                int first = Window > 0 ? Math.Max(t - Window + 1, 0) : 0, end = IsCausal ? t + 1 : time;
                double[] scores = [.. Enumerable.Range(first, end - first).Select(
                    s => q[t].Zip(k[s], (a, b) => a * b).Sum() / Math.Sqrt(size))];
                double largest = scores.Max();
                double[] weights = Array.ConvertAll(scores, score => Math.Exp(score - largest));
                double total = weights.Sum();
                for (int s = first; s < end; s++)
                    for (int i = 0; i < size; i++)
                        attended[t * Features + head * size + i] += weights[s - first] / total
                            * projected[s * 3 * Features + 2 * Features + head * size + i];
            }
        }
        return attended;
    }

    private double[] Part(double[] projected, int step, int start, int count) =>
        projected[(step * 3 * Features + start)..(step * 3 * Features + start + count)];

    private double[] Turn(double[] head, int position)
    {
        int half = head.Length / 2;
        return !IsRotary ? head : [.. head.Select((value, i) =>
        {
            double angle = position * Math.Pow(10000, -(double)(i % half) / half);
            return value * Math.Cos(angle) + (i < half ? -head[i + half] : head[i - half]) * Math.Sin(angle);
        })];
    }

    private static double[] Linear(double[] x, double[] weight, double[] bias, int inputs)
    {
        int outputs = weight.Length / inputs, rows = x.Length / inputs;
        var y = new double[rows * outputs];
        for (int row = 0; row < rows; row++)
        {
            for (int j = 0; j < outputs; j++)
            {
                double sum = bias.Length > 0 ? bias[j] : 0;
                for (int i = 0; i < inputs; i++)
                    sum += x[row * inputs + i] * weight[j * inputs + i];
                y[row * outputs + j] = sum;
            }
        }
        return y;
    }

    private static double[] Add(double[] left, double[] right) => [.. left.Zip(right, (a, b) => a + b)];
}

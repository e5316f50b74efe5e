namespace StaticNet.Tests.Sequences;

/// <summary>
/// A network of sequences in double precision by its formulas, one sequence at a time: parameters by PyTorch's names
/// and in its layout, states by theirs. A layer whose name starts with "early" is a GRU with <c>ResetAfter = false</c>.
/// </summary>
internal sealed class ReferenceNetwork(Dictionary<string, double[]> parameters)
{
    private readonly List<Func<double[][], Dictionary<string, double[]>, double[][]>> _layers = [];

    /// <summary>The layers of a network by its definition, as far as sequences use them.</summary>
    public static ReferenceNetwork Of(NetworkDefinition definition, Dictionary<string, double[]> parameters)
    {
        var network = new ReferenceNetwork(parameters);
        foreach (LayerDescription layer in definition.Layers)
            network.Add(layer);
        return network;
    }

    /// <summary>
    /// The outputs of a sequence, step by step; its states are replaced by those after the last step.
    /// </summary>
    public double[][] Run(double[][] input, Dictionary<string, double[]> states)
        => _layers.Aggregate(input, (values, layer) => layer(values, states));

    private void Add(LayerDescription layer) => _layers.Add(layer.Kind switch
    {
        "Dense" => (x, _) => [.. x.Select(step => Dense(layer.Name, step))],
        "Tanh" => (x, _) => [.. x.Select(step => Array.ConvertAll(step, Math.Tanh))],
        "Softmax" => (x, _) => [.. x.Select(Softmax)],
        "Dropout" => (x, _) => x,
        "LayerNorm" => (x, _) => [.. x.Select(step => Normalize(layer.Name, step))],
        "Embedding" =>
            (x, _) => [.. x.Select(step => Row(parameters[layer.Name + ".weight"], (int)step[0], Units(layer)))],
        "GlobalAveragePool" => (x, _) => [Columns(x, column => column.Average())],
        "GlobalMaxPool" => (x, _) => [Columns(x, column => column.Max())],
        "SimpleRnn" or "Lstm" or "Gru" => (x, states) => Rnn(layer, x, states),
        _ => throw new NotSupportedException(layer.Kind),
    });

    private double[][] Rnn(LayerDescription layer, double[][] x, Dictionary<string, double[]> states)
    {
        double[][] forward = Direction(layer, "", x, states);
        double[][] outputs = forward;
        if (parameters.ContainsKey(layer.Name + ".weight_ih_l0_reverse"))
        {
            double[][] backward = [.. Direction(layer, "_reverse", [.. x.Reverse()], states).Reverse()];
            outputs = [.. forward.Zip(backward, (a, b) => (double[])[.. a, .. b])];
        }
        bool returnsSequences = layer.OutputShape.StartsWith('T');
        double[] last =
            [.. states[layer.Name + ".hidden"], .. states.GetValueOrDefault(layer.Name + ".hidden_reverse") ?? []];
        return returnsSequences ? outputs : [last];
    }

    private double[][] Direction(
        LayerDescription layer, string suffix, double[][] x, Dictionary<string, double[]> states)
    {
        double[]? Tensor(string kind) => parameters.GetValueOrDefault($"{layer.Name}.{kind}_l0{suffix}");
        bool resetAfter = !layer.Name.StartsWith("early", StringComparison.Ordinal);
        string hidden = layer.Name + ".hidden" + suffix, cell = layer.Name + ".cell" + suffix;
        var weights = new ReferenceCell(
            Tensor("weight_ih")!, Tensor("weight_hh")!, Tensor("bias_ih"), Tensor("bias_hh"));
        var outputs = new List<double[]>();
        foreach (double[] step in x)
        {
            if (layer.Kind == "Lstm")
                (states[hidden], states[cell]) = weights.Lstm(step, states[hidden], states[cell]);
            else if (layer.Kind == "Gru")
                states[hidden] = weights.Gru(step, states[hidden], resetAfter);
            else
                states[hidden] = weights.SimpleRnn(step, states[hidden]);
            outputs.Add(states[hidden]);
        }
        return [.. outputs];
    }

    private double[] Normalize(string name, double[] x)
    {
        double mean = x.Average(), deviation = Math.Sqrt(x.Average(value => (value - mean) * (value - mean)) + 1e-5);
        return [.. x.Select((value, i) => (value - mean) / deviation * parameters[name + ".weight"][i]
            + parameters[name + ".bias"][i])];
    }

    private double[] Dense(string name, double[] x)
    {
        double[] bias = parameters[name + ".bias"];
        return [.. Product(parameters[name + ".weight"], x, bias.Length).Zip(bias, (a, b) => a + b)];
    }

    /// <summary>The product of a matrix and a vector.</summary>
    public static double[] Product(double[] matrix, double[] x, int rows)
        => [.. Enumerable.Range(0, rows).Select(
            row => x.Select((value, column) => matrix[row * x.Length + column] * value).Sum())];

    private static double[] Softmax(double[] x)
    {
        double greatest = x.Max(), sum = x.Sum(value => Math.Exp(value - greatest));
        return Array.ConvertAll(x, value => Math.Exp(value - greatest) / sum);
    }

    private static double[] Columns(double[][] x, Func<IEnumerable<double>, double> reduce)
        => [.. x[0].Select((_, column) => reduce(x.Select(step => step[column])))];

    private static double[] Row(double[] matrix, int row, int size) => matrix[(row * size)..((row + 1) * size)];

    private static int Units(LayerDescription layer)
        => int.Parse(layer.OutputShape[4..], System.Globalization.CultureInfo.InvariantCulture);
}

namespace StaticNet.Tests.Belief;

/// <summary>What a machine of Bernoulli units is, in double precision, by enumeration of all its states.</summary>
internal sealed class ExactMachine
{
    private readonly SmallMachine _machine;
    private readonly int _visible;
    private readonly int _hidden;

    public ExactMachine(SmallMachine machine)
    {
        _machine = machine;
        (_visible, _hidden) = (machine.Definition.Visible, machine.Definition.Hidden);
        double[] logs = [.. States(_visible).Select(LogUnnormalized)];
        double greatest = logs.Max();
        LogPartition = greatest + Math.Log(logs.Sum(log => Math.Exp(log - greatest)));
    }

    public double LogPartition { get; }

    /// <summary>All states of so many units that are 0 or 1.</summary>
    public static IEnumerable<double[]> States(int units)
    {
        for (int state = 0; state < 1 << units; state++)
        {
            double[] values = new double[units];
            for (int i = 0; i < units; i++)
                values[i] = (state >> i) & 1;
            yield return values;
        }
    }

    /// <summary>The log of the sum over hidden states of e^-E, by enumeration of them.</summary>
    public double LogUnnormalized(double[] visible)
    {
        double sum = 0;
        foreach (double[] hidden in States(_hidden))
            sum += Math.Exp(-Energy(visible, hidden));
        return Math.Log(sum);
    }

    public double Energy(double[] visible, double[] hidden)
    {
        double energy = 0;
        for (int i = 0; i < _visible; i++)
        {
            energy -= visible[i] * _machine.Machine.VisibleBias[i];
            for (int j = 0; j < _hidden; j++)
                energy -= visible[i] * _machine.W(i, j) * hidden[j];
        }
        for (int j = 0; j < _hidden; j++)
            energy -= hidden[j] * _machine.Machine.HiddenBias[j];
        return energy;
    }

    /// <summary>The mean log-likelihood of data.</summary>
    public double LogLikelihood(IReadOnlyList<double[]> data)
        => data.Average(LogUnnormalized) - LogPartition;

    /// <summary>The hidden units' means given the visible ones.</summary>
    public double[] HiddenMeans(double[] visible) =>
    [
        .. Enumerable.Range(0, _hidden).Select(j => Sigmoid(
            _machine.Machine.HiddenBias[j] + Enumerable.Range(0, _visible).Sum(i => visible[i] * _machine.W(i, j)))),
    ];

    /// <summary>The visible units' means given the hidden ones.</summary>
    public double[] VisibleMeans(double[] hidden) =>
    [
        .. Enumerable.Range(0, _visible).Select(i => Sigmoid(
            _machine.Machine.VisibleBias[i] + Enumerable.Range(0, _hidden).Sum(j => hidden[j] * _machine.W(i, j)))),
    ];

    /// <summary>
    /// The mean of v^T h over the model: what the data's is compared with in the likelihood's gradient.
    /// </summary>
    public double[] ModelProducts()
        => Products(States(_visible).Select(visible => (visible, Math.Exp(LogUnnormalized(visible) - LogPartition))));

    /// <summary>The mean of v^T h, h by its means, over some visible states.</summary>
    public double[] Products(IEnumerable<(double[] Visible, double Probability)> states)
    {
        double[] products = new double[_visible * _hidden];
        foreach ((double[] visible, double probability) in states)
        {
            double[] hidden = HiddenMeans(visible);
            for (int i = 0; i < products.Length; i++)
                products[i] += probability * visible[i / _hidden] * hidden[i % _hidden];
        }
        return products;
    }

    private static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));
}

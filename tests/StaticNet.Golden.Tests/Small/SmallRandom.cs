using StaticNet.Generators.Model;
using StaticNet.Golden.Tests.Gradients;

namespace StaticNet.Golden.Tests.Small;

/// <summary>Draws what a network is given.</summary>
/// <param name="network">The network.</param>
/// <param name="seed">The seed.</param>
internal sealed class SmallRandom(SmallNetwork network, int seed)
{
    private readonly Random _random = new(seed);

    /// <summary>Parameters and running statistics.</summary>
    public void SetParameters(SmallRunner runner)
    {
        foreach (TensorLayout tensor in runner.Definition.Tensors)
            tensor.Scatter(Draw(tensor.Count, 0.7f), runner.Parameters);
        foreach (TensorLayout tensor in runner.Definition.Buffers)
        {
            bool isVariance = tensor.Name.EndsWith("var", StringComparison.Ordinal);
            float[] values = Draw(tensor.Count, 0.3f);
            tensor.Scatter(isVariance ? [.. values.Select(value => 1 + Math.Abs(value))] : values, runner.Buffers);
        }
    }

    /// <summary>An input of so many samples or time steps.</summary>
    /// <param name="rows">How many.</param>
    public float[] Input(int rows)
    {
        InputDeclaration input = network.Inferred.Declaration.Inputs[0];
        return network.ReadsTokens
            ? [.. Enumerable.Range(0, rows).Select(_ => (float)_random.Next(input.Vocabulary))]
            : Draw(rows * input.Shape.Size, 1);
    }

    /// <summary>Targets of every kind that the loss takes.</summary>
    /// <param name="outputs">The number of output values.</param>
    public IEnumerable<SmallTargets> AllTargets(int outputs)
    {
        int classes = network.Inferred.OutputShape.Last;
        foreach (LossSpec loss in SmallTargets.SpecsOf(network))
            yield return new SmallTargets(loss, Targets(loss.Form, outputs / classes, classes), classes);
    }

    /// <summary>So many numbers, nearly normal.</summary>
    public float[] Draw(int count, float spread) => [.. Enumerable.Range(0, count).Select(_ =>
        spread * (_random.NextSingle() + _random.NextSingle() + _random.NextSingle() - 1.5f) * 2)];

    /// <summary>1 or -1.</summary>
    public int Sign() => _random.Next(2) == 0 ? 1 : -1;

    private float[] Targets(TargetForm form, int rows, int classes) => form switch
    {
        TargetForm.Values => Draw(rows * classes, 1),
        TargetForm.Fractions => [.. Enumerable.Range(0, rows * classes).Select(_ => _random.NextSingle())],
        TargetForm.Index => [.. Enumerable.Range(0, rows).Select(_ => (float)_random.Next(classes))],
        _ => [.. Enumerable.Range(0, rows).SelectMany(_ => Distribution(classes))],
    };

    private float[] Distribution(int classes)
    {
        float[] values = [.. Enumerable.Range(0, classes).Select(_ => _random.NextSingle() + 0.01f)];
        float sum = values.Sum();
        return [.. values.Select(value => value / sum)];
    }
}

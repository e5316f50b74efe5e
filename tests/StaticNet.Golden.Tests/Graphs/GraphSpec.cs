using StaticNet.Golden.Tests.Gradients;
using StaticNet.Golden.Tests.Ops;

namespace StaticNet.Golden.Tests.Graphs;

/// <summary>Computes a value of all samples from those that it is made of.</summary>
/// <param name="samples">How many samples there are.</param>
/// <param name="operands">What it reads, each [samples x size].</param>
/// <param name="parameters">Its parameters, in PyTorch's order.</param>
/// <param name="kink">See <see cref="LayerSpec.Apply"/>.</param>
internal delegate double[] NodeFormula(
    int samples, double[][] operands, ReadOnlySpan<double> parameters, ref double kink);

/// <summary>A value of a graph: without a formula, an input.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Shape">The shape of one sample, channels last.</param>
/// <param name="Sources">The values that it is made of, by their numbers.</param>
/// <param name="Formula">How; null for an input.</param>
internal sealed record GraphValue(string Name, int[] Shape, int[] Sources, NodeFormula? Formula)
{
    /// <summary>The number of its parameters.</summary>
    public int Parameters { get; init; }

    /// <summary>The earlier value whose parameters it shares, or -1.</summary>
    public int SharesWith { get; init; } = -1;

    /// <summary>Whether a sample's values depend on the others of the batch.</summary>
    public bool NeedsWholeBatch { get; init; }

    /// <summary>What it was drawn as, for the choice of what may follow.</summary>
    public LayerSpec? Layer { get; init; }

    /// <summary>The number of values of one sample.</summary>
    public int Size => Probe.Count(Shape);
}

/// <summary>An output of a graph.</summary>
/// <param name="Source">The value that it is.</param>
/// <param name="Loss">Its loss, or null.</param>
/// <param name="Weight">The weight of the loss.</param>
internal sealed record GraphOutput(int Source, LossSpec? Loss, double Weight);

/// <summary>A graph as attributes, and by its formulas in double precision.</summary>
/// <param name="Values">The inputs and layers, in source order.</param>
/// <param name="Outputs">The outputs, in order of declaration.</param>
/// <param name="Attributes">The attributes.</param>
internal sealed record GraphSpec(
    IReadOnlyList<GraphValue> Values, IReadOnlyList<GraphOutput> Outputs, string Attributes)
{
    /// <summary>Whether a sample is a time step: all of them are one sequence.</summary>
    public bool HasTime { get; init; }

    /// <summary>Whether a time step's values depend on those before it.</summary>
    public bool IsRecurrent => Values.Any(value => value.Layer is RnnSpec);

    /// <summary>The inputs.</summary>
    public IEnumerable<GraphValue> Inputs => Values.Where(value => value.Formula is null);

    /// <summary>The size of each output.</summary>
    public IEnumerable<int> OutputSizes => Outputs.Select(output => Values[output.Source].Size);

    /// <summary>The values of all inputs of one sample.</summary>
    public int InputSize => Inputs.Sum(input => input.Size);

    /// <summary>The values of all outputs of one sample.</summary>
    public int OutputSize => OutputSizes.Sum();

    /// <summary>The parameters of all layers.</summary>
    public int ParameterCount => Values.Sum(value => value.SharesWith < 0 ? value.Parameters : 0);

    /// <summary>Whether training differs from inference, because a layer normalises over the batch.</summary>
    public bool NeedsWholeBatch => Values.Any(value => value.NeedsWholeBatch);

    /// <summary>Whether an output has a loss.</summary>
    public bool HasLoss => Outputs.Any(output => output.Loss is not null);

    /// <summary>Computes the outputs, one block after another.</summary>
    /// <param name="input">The inputs, one block after another.</param>
    /// <param name="parameters">All parameters, layer by layer in PyTorch's order.</param>
    /// <param name="kink">See <see cref="LayerSpec.Apply"/>.</param>
    public double[] Forward(double[] input, double[] parameters, ref double kink) =>
        OutputsOf(Compute(input, parameters, ref kink));

    /// <summary>Computes all values.</summary>
    /// <inheritdoc cref="Forward"/>
    public double[][] Compute(double[] input, double[] parameters, ref double kink)
    {
        int samples = input.Length / InputSize, inputOffset = 0, parameterOffset = 0;
        double[][] values = new double[Values.Count][];
        int[] offsets = new int[Values.Count];
        for (int index = 0; index < Values.Count; index++)
        {
            GraphValue value = Values[index];
            if (value.Formula is null)
            {
                values[index] = input[inputOffset..(inputOffset + samples * value.Size)];
                inputOffset += samples * value.Size;
                continue;
            }
            offsets[index] = value.SharesWith < 0 ? parameterOffset : offsets[value.SharesWith];
            parameterOffset += value.SharesWith < 0 ? value.Parameters : 0;
            double[][] operands = [.. value.Sources.Select(source => values[source])];
            values[index] = value.Formula(
                samples, operands, parameters.AsSpan(offsets[index], value.Parameters), ref kink);
        }
        return values;
    }

    /// <summary>The outputs among all values, one block after another.</summary>
    public double[] OutputsOf(double[][] values) => [.. Outputs.SelectMany(output => values[output.Source])];

    /// <summary>The weighted sum of all losses.</summary>
    /// <param name="values">All values.</param>
    /// <param name="targets">The targets of each output.</param>
    /// <param name="weights">The weight of each sample.</param>
    /// <param name="kink">See <see cref="LayerSpec.Apply"/>.</param>
    public double LossOf(double[][] values, double[][] targets, float[] weights, ref double kink)
    {
        double sum = 0;
        for (int index = 0; index < Outputs.Count; index++)
        {
            GraphOutput output = Outputs[index];
            if (output.Loss is not { } loss)
                continue;
            int positions = Positions(output);
            float[] ofPositions = [.. weights.SelectMany(weight => Enumerable.Repeat(weight, positions))];
            int source = loss.SampleBeforeLast is null ? output.Source : Values[output.Source].Sources[0];
            sum += output.Weight * loss.OfDigits.Of(values[source], targets[index], ofPositions, ref kink);
        }
        return sum;
    }

    /// <summary>How many positions of an output have a target each.</summary>
    public int Positions(GraphOutput output)
    {
        GraphValue value = Values[output.Source];
        return output.Loss?.Form is TargetForm.Index or TargetForm.Distribution ? value.Size / value.Shape[^1] : 1;
    }
}

using System.Numerics.Tensors;
using StaticNet.Golden.Tests.Compilation;
using StaticNet.Golden.Tests.Ops;

namespace StaticNet.Golden.Tests.Gradients;

/// <summary>
/// Checks a compiled network against its formulas in double precision: outputs and losses against their values, and
/// gradients along random directions against their central differences.
/// </summary>
/// <remarks>
/// The differences are taken of the formulas, not of the compiled network, whose float outputs would give them no more
/// than three digits. With a step of 1e-5 along a unit vector the rounding of double (1e-16/1e-5) and the neglected
/// third derivative (1e-10) stay far below what is allowed, which is for the rounding of float in the network itself:
/// a ten-thousandth of a typical element of the tensor's gradient, and a millionth of the largest of any tensor's,
/// for gradients that cancel. One wrong element of n changes the derivative by 1/sqrt(n) of an element.
/// </remarks>
internal sealed class GradientCheck
{
    /// <summary>Nothing may come closer to a kink than the step, and float's rounding, could carry it.</summary>
    public const double KinkMargin = 1e-4;

    private const double Step = 1e-5;

    private readonly NetworkSpec _spec;
    private readonly NetworkRunner _network;
    private readonly Random _random;
    private readonly int _samples;
    private readonly double[] _targets;
    private readonly float[] _ones;
    private double[] _parameters;
    private double[] _input = [];
    private double[] _outputs = [];

    private GradientCheck(NetworkSpec spec, NetworkRunner network, int samples, int seed)
    {
        (_spec, _network, _samples, _random) = (spec, network, samples, new Random(seed));
        _ones = [.. Enumerable.Repeat(1f, samples)];
        _parameters = SetParameters();
        Assert.Equal((spec.InputSize, spec.OutputSize), (network.InputSize, network.OutputSize));
        Assert.Equal(spec.Layers.Aggregate((Size: spec.InputSize, Count: 0), (sum, layer)
            => (layer.Outputs(sum.Size), sum.Count + layer.Parameters(sum.Size))).Count, _parameters.Length);
        _targets = spec.Loss is null ? [] : RandomTargets(spec.Loss);
        DrawInput();
    }

    /// <summary>Checks a network with random parameters, inputs and targets.</summary>
    /// <param name="spec">What it is by its formulas.</param>
    /// <param name="network">The compiled network.</param>
    /// <param name="samples">The number of samples.</param>
    /// <param name="seed">The seed of everything random.</param>
    public static void Run(NetworkSpec spec, NetworkRunner network, int samples, int seed)
    {
        var check = new GradientCheck(spec, network, samples, seed);
        if (!spec.NeedsWholeBatch)
            check.CheckOutputs();
        check.CheckBackward();
        if (spec.Loss is null)
            return;
        check.CheckLoss(check._ones);
        if (samples > 1)
            check.CheckLoss(check.RandomWeights());
    }

    private void CheckOutputs()
    {
        float[] input = ToFloats(_input);
        Close("Predict", _outputs, _network.Predict(input));
        Close("Forward", _outputs, _network.Forward(input, new Workspace(_samples), training: false));
    }

    private void CheckBackward()
    {
        double[] dOutput = Draw(_outputs.Length, 1);
        var workspace = new Workspace(_samples + 2);
        Close("Forward in training", _outputs, _network.Forward(ToFloats(_input), workspace, training: true));
        float[] gradients = _network.NewGradients();
        float[] dInput = new float[_input.Length];
        Array.Fill(dInput, float.NaN);
        _network.Backward(ToFloats(dOutput), workspace, gradients, dInput);

        double Function(double[] input, double[] parameters)
        {
            double kink = double.PositiveInfinity;
            double[] outputs = _spec.Forward(input, parameters, ref kink);
            return TensorPrimitives.Dot<double>(outputs, dOutput);
        }

        CheckDirections("Backward", gradients, Function);
        CheckDirections("dInput", _input, ToDoubles(dInput), input => Function(input, _parameters), 0);
        CheckAccumulation(ToFloats(dOutput), gradients, dInput);
    }

    private void CheckAccumulation(float[] dOutput, float[] gradients, float[] dInput)
    {
        var workspace = new Workspace(_samples);
        _network.Forward(ToFloats(_input), workspace, training: true);
        float[] accumulated = [.. gradients];
        float[] again = new float[dInput.Length];
        _network.Backward(dOutput, workspace, accumulated, again, accumulate: true);
        Assert.Equal(dInput, again);
        Close("accumulated", Array.ConvertAll(gradients, value => 2.0 * value), accumulated);
    }

    private void CheckLoss(float[] weights)
    {
        Targets targets = _spec.Loss!.Form == TargetForm.Index
            ? Array.ConvertAll(_targets, target => (int)target)
            : ToFloats(_targets);
        var workspace = new Workspace(_samples);
        float[] gradients = _network.NewGradients();
        float[] outputs = new float[_outputs.Length];
        ReadOnlySpan<float> given = weights == _ones ? default : weights;
        workspace.Weigh(given);
        float loss = _network.LossAndGradients(ToFloats(_input), targets, workspace, gradients);
        double want = LossOf(_input, _parameters, weights);
        Assert.That(Math.Abs(loss - want) <= 1e-5 * Math.Abs(want) + 1e-6, $"the loss is {loss}, not {want}\n{Case}");
        CheckDirections(
            "LossAndGradients", gradients, (input, parameters) => LossOf(input, parameters, weights));
        if (_spec.NeedsWholeBatch)
            return;
        workspace.Weigh(given);
        float again = _network.Loss(ToFloats(_input), targets, workspace, outputs);
        Assert.That(Math.Abs(again - want) <= 1e-5 * Math.Abs(want) + 1e-6, $"Loss gives {again}, not {want}\n{Case}");
        Close("the outputs of Loss", _outputs, outputs);
    }

    private double LossOf(double[] input, double[] parameters, float[] weights)
    {
        double kink = double.PositiveInfinity;
        return _spec.Loss!.Of(_spec.Forward(input, parameters, ref kink), _targets, weights, ref kink);
    }

    private void CheckDirections(string what, float[] block, Func<double[], double[], double> function)
    {
        CheckPadding(what, block);
        double[] gradient = Gather(block);
        double largest = gradient.Length == 0 ? 0 : Math.Abs(TensorPrimitives.MaxMagnitude<double>(gradient));
        int offset = 0;
        foreach (TensorLayout tensor in _network.Definition.Tensors)
        {
            int start = offset;
            double Shifted(double[] values)
            {
                double[] parameters = [.. _parameters];
                values.CopyTo(parameters, start);
                return function(_input, parameters);
            }

            CheckDirections(
                $"{what} of {tensor.Name}",
                _parameters[start..(start + tensor.Count)],
                gradient[start..(start + tensor.Count)],
                Shifted,
                largest);
            offset += tensor.Count;
        }
    }

    private void CheckDirections(
        string what, double[] place, double[] gradient, Func<double[], double> function, double largest)
    {
        double scale = 1 / Math.Sqrt(place.Length);
        double typical = TensorPrimitives.Norm<double>(gradient) * scale;
        double allowed = 1e-4 * typical + 1e-6 * Math.Max(largest, typical) + 1e-8;
        for (int repeat = 0; repeat < 2; repeat++)
        {
            double[] direction = DrawSigns(place.Length, scale);
            double got = TensorPrimitives.Dot<double>(gradient, direction);
            double ahead = function(Moved(place, direction, Step));
            double behind = function(Moved(place, direction, -Step));
            double want = (ahead - behind) / (2 * Step);
            Assert.That(
                Math.Abs(got - want) <= allowed,
                $"{what}: the derivative is {got:R}, not {want:R}; "
                    + $"{Math.Abs(got - want):G3} off, {allowed:G3} allowed\n{Case}");
        }
    }

    // What belongs to no tensor is padding: its gradients stay zero, or optimizers would move it.
    private void CheckPadding(string what, float[] block)
    {
        float[] rest = [.. block];
        foreach (TensorLayout tensor in _network.Definition.Tensors)
            tensor.Scatter(new float[tensor.Count], rest);
        Assert.That(rest.AsSpan().IndexOfAnyExcept(0f) < 0, $"{what}: gradients of padding are not zero\n{Case}");
    }

    private double[] SetParameters()
    {
        foreach (TensorLayout tensor in _network.Definition.Tensors)
        {
            double spread = tensor.Shape.Length > 1 ? 1 / Math.Sqrt(Probe.Count(tensor.Shape[1..])) : 0.3;
            _network.Set(tensor.Name, ToFloats(Draw(tensor.Count, spread)));
        }
        return Gather(_network.Parameters);
    }

    private double[] Gather(ReadOnlySpan<float> block)
    {
        var values = new List<double>();
        foreach (TensorLayout tensor in _network.Definition.Tensors)
            values.AddRange(ToDoubles(_network.Get(tensor.Name, block)));
        return [.. values];
    }

    private void DrawInput()
    {
        for (int attempt = 0; attempt < 100; attempt++)
        {
            // Whatever comes in, parameters may keep a value near a kink: a bias does where nothing but padding is.
            if (attempt > 0)
                _parameters = SetParameters();
            double kink = double.PositiveInfinity;
            _input = Draw(_samples * _spec.InputSize, 1);
            _outputs = _spec.Forward(_input, _parameters, ref kink);
            _spec.Loss?.Of(_outputs, _targets, _ones, ref kink);
            if (kink > KinkMargin)
                return;
        }
        Assert.Fail($"no random input and parameters keep away from the kinks\n{Case}");
    }

    // One of them is 0, which counts for nothing.
    private float[] RandomWeights()
        => [.. Enumerable.Range(0, _samples).Select(sample => sample == 0 ? 0 : 0.25f + _random.NextSingle())];

    private double[] RandomTargets(LossSpec loss)
    {
        int size = _spec.OutputSize;
        return loss.Form switch
        {
            TargetForm.Values => Draw(_samples * size, 1),
            TargetForm.Fractions => ToDoubles(ToFloats([.. Draw(_samples * size, 1).Select(Activations.Sigmoid)])),
            TargetForm.Index => [.. Enumerable.Range(0, _samples).Select(_ => (double)_random.Next(size))],
            _ => [.. Enumerable.Range(0, _samples).SelectMany(_ => RandomDistribution(size))],
        };
    }

    private double[] DrawSigns(int count, double scale)
    {
        double[] signs = new double[count];
        for (int i = 0; i < count; i++)
            signs[i] = _random.Next(2) == 0 ? scale : -scale;
        return signs;
    }

    private double[] RandomDistribution(int size)
    {
        double[] values = [.. Enumerable.Range(0, size).Select(_ => _random.NextDouble() + 0.01)];
        double sum = values.Sum();
        return [.. values.Select(value => (double)(float)(value / sum))];
    }

    // Floats, so that both sides start from the same numbers; sums of twelve uniform numbers, nearly normal.
    private double[] Draw(int count, double spread)
    {
        double[] values = new double[count];
        for (int i = 0; i < count; i++)
        {
            double sum = 0;
            for (int term = 0; term < 12; term++)
                sum += _random.NextDouble();
            values[i] = (float)(spread * (sum - 6));
        }
        return values;
    }

    private void Close(string what, double[] want, ReadOnlySpan<float> got)
    {
        Assert.Equal(want.Length, got.Length);
        double largest = want.Length == 0 ? 0 : Math.Abs(TensorPrimitives.MaxMagnitude<double>(want));
        for (int i = 0; i < want.Length; i++)
        {
            Assert.That(
                Math.Abs(got[i] - want[i]) <= 1e-5 * largest + 1e-6,
                $"{what}: element {i} is {got[i]:R}, not {want[i]:R}\n{Case}");
        }
    }

    private static double[] Moved(double[] place, double[] direction, double step)
    {
        double[] moved = new double[place.Length];
        TensorPrimitives.MultiplyAdd(direction, step, place, moved);
        return moved;
    }

    private string Case => $"{_samples} samples of\n{_spec.Attributes}";

    private static float[] ToFloats(double[] values) => Array.ConvertAll(values, value => (float)value);

    private static double[] ToDoubles(float[] values) => Array.ConvertAll(values, value => (double)value);
}

using StaticNet.Golden.Tests.Compilation;
using StaticNet.Golden.Tests.Gradients;
using StaticNet.Golden.Tests.Ops;

namespace StaticNet.Golden.Tests.Graphs;

/// <summary>
/// Checks a compiled graph against its formulas in double precision, as <see cref="Gradients.GradientCheck"/> does, and
/// against itself: the same bits however it is asked.
/// </summary>
internal sealed class GraphCheck
{
    private const double Step = 1e-5;

    private readonly GraphSpec _graph;
    private readonly NetworkRunner _network;
    private readonly GraphCaller? _caller;
    private readonly Random _random;
    private readonly int _samples;
    private readonly float[] _ones;
    private double[] _parameters = [];
    private double[] _input = [];
    private double[] _outputs = [];
    private double[][] _targets = [];

    private GraphCheck(GraphSpec graph, NetworkRunner network, GraphCaller? caller, int samples, int seed)
    {
        (_graph, _network, _caller, _samples, _random) = (graph, network, caller, samples, new Random(seed));
        _ones = [.. Enumerable.Repeat(1f, samples)];
        Assert.Equal((graph.InputSize, graph.OutputSize), (network.InputSize, network.OutputSize));
        Assert.Equal(graph.ParameterCount, network.Definition.Tensors.Sum(tensor => tensor.Count));
        DrawValues();
    }

    /// <summary>Checks a graph with random parameters, inputs and targets.</summary>
    /// <param name="graph">What it is by its formulas.</param>
    /// <param name="network">The compiled network.</param>
    /// <param name="caller">Its typed members, or null.</param>
    /// <param name="samples">The number of samples.</param>
    /// <param name="seed">The seed of everything random.</param>
    public static void Run(GraphSpec graph, NetworkRunner network, GraphCaller? caller, int samples, int seed)
    {
        var check = new GraphCheck(graph, network, caller, samples, seed);
        if (graph.NeedsWholeBatch)
            check.CheckFrozen();
        else
            check.CheckOutputs();
        check.CheckBackward();
        check.CheckThreads();
        if (!graph.HasLoss)
            return;
        check.CheckLoss(check._ones);
        check.CheckLoss(check.RandomWeights());
    }

    // One of them is 0, which counts for nothing.
    private float[] RandomWeights() =>
        [.. Enumerable.Range(0, _samples).Select(sample => sample == 0 ? 0 : 0.25f + _random.NextSingle())];

    // Together and one by one, by the interface and by the typed members, in inference and in training.
    private void CheckOutputs()
    {
        float[] input = ToFloats(_input), predicted = _network.Predict(input);
        Close("Predict", _outputs, predicted);
        float[] forward = _network.Forward(input, NewWorkspace(_samples), training: false).ToArray();
        Close("Forward", _outputs, forward);
        Same("Forward in training", forward, _network.Forward(input, NewWorkspace(_samples + 1), training: true));
        float[][] outputs = Blocks(predicted, _graph.OutputSizes);
        if (_caller is not null)
        {
            outputs = [.. _graph.OutputSizes.Select(size => new float[size * _samples])];
            _caller.Predict(Blocks(input, InputSizes), outputs);
            Same("the typed Predict", predicted, outputs.SelectMany(block => block).ToArray());
        }
        if (_graph.IsRecurrent)
            return;
        float[][] one = Blocks(input, InputSizes);
        for (int sample = 0; sample < _samples; sample++)
        {
            float[] alone = Sample(one, InputSizes, sample), want = Sample(outputs, _graph.OutputSizes, sample);
            Close("one by one", ToDoubles(want), _network.Predict(alone));
        }
    }

    // There is no formula for running statistics here: inference is compared with the network into which they are
    // folded.
    private void CheckFrozen()
    {
        foreach (TensorLayout tensor in _network.Definition.Buffers)
        {
            double[] values = Draw(tensor.Count, 0.3);
            if (tensor.Name.EndsWith("running_var", StringComparison.Ordinal))
                values = [.. values.Select(value => 0.5 + Math.Abs(value))];
            _network.SetBuffer(tensor.Name, ToFloats(values));
        }
        float[] input = ToFloats(_input), predicted = _network.Predict(input);
        Close("Forward", ToDoubles(predicted), _network.Forward(input, NewWorkspace(_samples), training: false));
        Close("Predict, frozen", ToDoubles(predicted), _network.Freeze().Predict(input));
    }

    private void CheckBackward()
    {
        double[] dOutput = Draw(_outputs.Length, 1);
        var workspace = NewWorkspace(_samples + 2);
        (float[] gradients, float[] dInput) = Backward(workspace, ToFloats(dOutput));

        double Function(double[] input, double[] parameters)
        {
            double kink = double.PositiveInfinity;
            return _graph.Forward(input, parameters, ref kink).Zip(dOutput, (y, weight) => y * weight).Sum();
        }

        double largest = Gather(gradients).Concat(ToDoubles(dInput)).Select(Math.Abs).DefaultIfEmpty().Max();
        CheckParameters("Backward", gradients, Function, largest);
        int start = 0;
        foreach (int size in InputSizes)
        {
            int from = start;
            CheckDirection(
                $"dInput from {from}", _input[from..(from + size * _samples)],
                ToDoubles(dInput[from..(from + size * _samples)]),
                values => Function(
                    [.. _input[..from], .. values, .. _input[(from + values.Length)..]], _parameters),
                largest);
            start += size * _samples;
        }
        CheckAgain(workspace, ToFloats(dOutput), gradients, dInput);
        if (_caller is not null)
            CheckParts(_caller, workspace, ToFloats(dOutput), gradients, dInput);
    }

    // In memory full of NaN, without dInput, and added to what is there.
    private void CheckAgain(Workspace workspace, float[] dOutput, float[] gradients, float[] dInput)
    {
        float[] input = ToFloats(_input), nothing = new float[dOutput.Length];
        Array.Fill(nothing, float.NaN);
        float[] notANumber = [.. input.Select(_ => float.NaN)];
        _network.Forward(notANumber, workspace, training: true);
        if (!_graph.NeedsWholeBatch)
            _network.Backward(nothing, workspace, _network.NewGradients(), notANumber);
        (float[] again, float[] dAgain) = Backward(workspace, dOutput);
        Same("gradients after NaN", gradients, again);
        Same("dInput after NaN", dInput, dAgain);

        float[] accumulated = [.. gradients];
        _network.Forward(input, workspace, training: true);
        _network.Backward(dOutput, workspace, accumulated, [], accumulate: true);
        Close("accumulated", ToDoubles(gradients).Select(value => 2 * value).ToArray(), accumulated);
    }

    // Gradients of outputs that are left out are zeros, and those of inputs need not all be asked for.
    private void CheckParts(
        GraphCaller caller, Workspace workspace, float[] dOutput, float[] gradients, float[] dInput)
    {
        float[] input = ToFloats(_input), got = _network.NewGradients();
        float[]?[] dInputs = [.. Blocks(dInput, InputSizes).Select(block => new float[block.Length])];
        float[][] all = Blocks(dOutput, _graph.OutputSizes);
        if (dInputs.Length > 1)
        {
            dInputs[_random.Next(dInputs.Length)] = null;
            _network.Forward(input, workspace, training: true);
            caller.Backward(all, workspace, got, dInputs);
            Same("gradients without all of dInput", gradients, got);
            foreach ((float[] want, float[]? block) in Blocks(dInput, InputSizes).Zip(dInputs))
                Same("one dInput without another", want, block ?? want);
        }
        if (all.Length == 1)
            return;
        int left = _random.Next(all.Length);
        float[]?[] some = [.. all.Select((block, index) => index == left ? null : block)];
        float[] zeros = [.. all.SelectMany((block, index) => index == left ? new float[block.Length] : block)];
        (float[] wanted, float[] dWanted) = Backward(workspace, zeros);
        float[]?[] dAsked = [.. Blocks(dInput, InputSizes).Select(block => new float[block.Length])];
        _network.Forward(input, workspace, training: true);
        caller.Backward(some, workspace, got, dAsked);
        Same("gradients without one of dOutput", wanted, got);
        Same("dInput without one of dOutput", dWanted, dAsked.SelectMany(block => block!).ToArray());
    }

    // More samples than one part has.
    private void CheckThreads()
    {
        const int Many = 37;
        float[] input = ToFloats(Draw(Many * _graph.InputSize, 1));
        float[] dOutput = ToFloats(Draw(Many * _graph.OutputSize, 1));
        double[][] targets = RandomTargets(Many);
        List<float[]> results = [];
        for (int threads = 1; threads <= 3; threads++)
        {
            Workspace workspace = NewWorkspace(Many);
            workspace.Threads = threads;
            float[] output = _network.Forward(input, workspace, training: true).ToArray();
            float[] gradients = _network.NewGradients(), dInput = new float[input.Length];
            _network.Backward(dOutput, workspace, gradients, dInput);
            List<float> all = [.. output, .. gradients, .. dInput];
            if (_graph.HasLoss)
            {
                all.Add(LossAndGradients(input, targets, workspace, gradients));
                all.AddRange(gradients);
            }
            results.Add([.. all]);
        }
        Same("2 threads", results[0], results[1]);
        Same("3 threads", results[0], results[2]);
    }

    private void CheckLoss(float[] weights)
    {
        var workspace = NewWorkspace(_samples + 1);
        float[] gradients = _network.NewGradients(), input = ToFloats(_input);
        ReadOnlySpan<float> given = weights == _ones ? default : weights;
        workspace.Weigh(given);
        float loss = LossAndGradients(input, _targets, workspace, gradients);
        double want = LossOf(_input, _parameters, weights);
        Assert.That(Math.Abs(loss - want) <= 2e-5 * Math.Abs(want) + 2e-6, $"the loss is {loss}, not {want}\n{Case}");
        double largest = Gather(gradients).Select(Math.Abs).DefaultIfEmpty().Max();
        if (weights == _ones)
            CheckPadding("LossAndGradients", gradients);
        else
            CheckParameters(
                "LossAndGradients", gradients, (values, parameters) => LossOf(values, parameters, weights), largest);
        if (_graph.NeedsWholeBatch)
            return;
        float[] outputs = new float[_outputs.Length];
        workspace.Weigh(given);
        (float[] values, int[] indices, ulong areIndices, int count) = Pack(_targets);
        float again = _network.Loss(
            input, new TargetBlocks(values, indices, areIndices, count), workspace, outputs);
        Assert.That(loss.Equals(again), $"Loss gives {again:R}, LossAndGradients {loss:R}\n{Case}");
        Close("the outputs of Loss", _outputs, outputs);
    }

    private (float[] Gradients, float[] DInput) Backward(Workspace workspace, float[] dOutput)
    {
        float[] gradients = _network.NewGradients(), dInput = new float[_input.Length];
        Array.Fill(dInput, float.NaN);
        _network.Forward(ToFloats(_input), workspace, training: true);
        _network.Backward(dOutput, workspace, gradients, dInput);
        return (gradients, dInput);
    }

    private float LossAndGradients(float[] input, double[][] targets, Workspace workspace, float[] gradients)
    {
        (float[] values, int[] indices, ulong areIndices, int count) = Pack(targets);
        return _network.LossAndGradients(
            input, new TargetBlocks(values, indices, areIndices, count), workspace, gradients);
    }

    private (float[] Values, int[] Indices, ulong AreIndices, int Count) Pack(double[][] targets)
    {
        List<float> values = [];
        List<int> indices = [];
        ulong areIndices = 0;
        int count = 0;
        for (int output = 0; output < targets.Length; output++)
        {
            if (_graph.Outputs[output].Loss is not { } loss)
                continue;
            if (loss.Form == TargetForm.Index)
            {
                indices.AddRange(targets[output].Select(target => (int)target));
                areIndices |= 1ul << count;
            }
            else
            {
                values.AddRange(ToFloats(targets[output]));
            }
            count++;
        }
        return ([.. values], [.. indices], areIndices, count);
    }

    private double LossOf(double[] input, double[] parameters, float[] weights)
    {
        double kink = double.PositiveInfinity;
        return _graph.LossOf(_graph.Compute(input, parameters, ref kink), _targets, weights, ref kink);
    }

    private void CheckParameters(
        string what, float[] block, Func<double[], double[], double> function, double largest)
    {
        CheckPadding(what, block);
        double[] gradient = Gather(block);
        int offset = 0;
        foreach (TensorLayout tensor in _network.Definition.Tensors)
        {
            (int start, int end) = (offset, offset + tensor.Count);
            CheckDirection(
                $"{what} of {tensor.Name}", _parameters[start..end], gradient[start..end],
                values => function(_input, [.. _parameters[..start], .. values, .. _parameters[end..]]), largest);
            offset = end;
        }
    }

    private void CheckDirection(
        string what, double[] place, double[] gradient, Func<double[], double> function, double largest)
    {
        double scale = 1 / Math.Sqrt(place.Length);
        double typical = Math.Sqrt(gradient.Sum(value => value * value)) * scale;
        double allowed = 2e-4 * typical + 3e-6 * largest + 1e-7;
        double[] direction = [.. place.Select(_ => _random.Next(2) == 0 ? scale : -scale)];
        double got = gradient.Zip(direction, (g, d) => g * d).Sum();
        double ahead = function([.. place.Zip(direction, (x, d) => x + Step * d)]);
        double behind = function([.. place.Zip(direction, (x, d) => x - Step * d)]);
        double want = (ahead - behind) / (2 * Step);
        Assert.That(
            Math.Abs(got - want) <= allowed,
            $"{what}: the derivative is {got:R}, not {want:R}; "
                + $"{Math.Abs(got - want):G3} off, {allowed:G3} allowed\n{Case}");
    }

    // What belongs to no tensor is padding: its gradients stay zero, or optimizers would move it.
    private void CheckPadding(string what, float[] block)
    {
        float[] rest = [.. block];
        foreach (TensorLayout tensor in _network.Definition.Tensors)
            tensor.Scatter(new float[tensor.Count], rest);
        Assert.That(rest.All(value => value == 0), $"{what}: gradients of padding are not zero\n{Case}");
    }

    private void DrawValues()
    {
        for (int attempt = 0; attempt < 200; attempt++)
        {
            foreach (TensorLayout tensor in _network.Definition.Tensors)
            {
                double spread = tensor.Shape.Length > 1 ? 1 / Math.Sqrt(Probe.Count(tensor.Shape[1..])) : 0.3;
                _network.Set(tensor.Name, ToFloats(Draw(tensor.Count, spread)));
            }
            _parameters = Gather(_network.Parameters);
            _input = Draw(_samples * _graph.InputSize, 0.7);
            _targets = RandomTargets(_samples);
            double kink = double.PositiveInfinity;
            double[][] values = _graph.Compute(_input, _parameters, ref kink);
            _outputs = _graph.OutputsOf(values);
            double loss = _graph.LossOf(values, _targets, _ones, ref kink);
            bool isSmooth = kink > Gradients.GradientCheck.KinkMargin;
            if (isSmooth && double.IsFinite(loss) && _outputs.All(value => Math.Abs(value) < 30))
                return;
        }
        Assert.Fail($"no random input and parameters keep away from the kinks\n{Case}");
    }

    private double[][] RandomTargets(int samples) => [.. _graph.Outputs.Select(output =>
    {
        int size = _graph.Values[output.Source].Size, last = _graph.Values[output.Source].Shape[^1];
        int positions = samples * size / last;
        return output.Loss?.Form switch
        {
            TargetForm.Values => Draw(samples * size, 1),
            TargetForm.Fractions => ToDoubles(ToFloats([.. Draw(samples * size, 1).Select(Activations.Sigmoid)])),
            TargetForm.Index => [.. Enumerable.Range(0, positions).Select(_ => (double)_random.Next(last))],
            TargetForm.Distribution => [.. Enumerable.Range(0, positions).SelectMany(_ => RandomDistribution(last))],
            _ => Array.Empty<double>(),
        };
    })];

    private double[] RandomDistribution(int size)
    {
        double[] values = [.. Enumerable.Range(0, size).Select(_ => _random.NextDouble() + 0.01)];
        double sum = values.Sum();
        return [.. values.Select(value => (double)(float)(value / sum))];
    }

    // Floats, so that both sides start from the same numbers; sums of uniform numbers, nearly normal.
    private double[] Draw(int count, double spread) => [.. Enumerable.Range(0, count).Select(_
        => (double)(float)(spread * 1.7 * (_random.NextDouble() + _random.NextDouble() + _random.NextDouble() - 1.5)))];

    private double[] Gather(ReadOnlySpan<float> block)
    {
        var values = new List<double>();
        foreach (TensorLayout tensor in _network.Definition.Tensors)
            values.AddRange(ToDoubles(_network.Get(tensor.Name, block)));
        return [.. values];
    }

    private IEnumerable<int> InputSizes => _graph.Inputs.Select(input => input.Size);

    private static float[][] Blocks(float[] packed, IEnumerable<int> sizes)
    {
        List<float[]> blocks = [];
        int[] all = [.. sizes];
        int samples = packed.Length / all.Sum(), start = 0;
        foreach (int size in all)
        {
            blocks.Add(packed[start..(start + samples * size)]);
            start += samples * size;
        }
        return [.. blocks];
    }

    private Workspace NewWorkspace(int samples) => _graph.HasTime ? new Workspace(1, samples) : new Workspace(samples);

    private static float[] Sample(float[][] blocks, IEnumerable<int> sizes, int sample) =>
        [.. sizes.Zip(blocks).SelectMany(pair => pair.Second.AsSpan(sample * pair.First, pair.First).ToArray())];

    private void Close(string what, double[] want, ReadOnlySpan<float> got)
    {
        Assert.Equal(want.Length, got.Length);
        double largest = want.Length == 0 ? 0 : want.Max(Math.Abs);
        for (int i = 0; i < want.Length; i++)
        {
            Assert.That(
                Math.Abs(got[i] - want[i]) <= 1e-5 * largest + 1e-6,
                $"{what}: element {i} is {got[i]:R}, not {want[i]:R}\n{Case}");
        }
    }

    private void Same(string what, ReadOnlySpan<float> want, ReadOnlySpan<float> got)
    {
        Assert.Equal(want.Length, got.Length);
        for (int i = 0; i < want.Length; i++)
        {
            bool isSame = want[i].Equals(got[i]) || want[i] == got[i];
            Assert.That(isSame, $"{what}: element {i} is {got[i]:R}, not {want[i]:R}\n{Case}");
        }
    }

    private string Case => $"{_samples} samples of\n{_graph.Attributes}";

    private static float[] ToFloats(double[] values) => Array.ConvertAll(values, value => (float)value);

    private static double[] ToDoubles(float[] values) => Array.ConvertAll(values, value => (double)value);
}

using StaticNet.Generators.Layers;
using StaticNet.Generators.ShapeInference;

namespace StaticNet.Golden.Tests.Small;

/// <summary>
/// Checks all that a small network does: inference in every way against its layers one after the other, gradients
/// against differences of its own outputs, the loss against its formula, and a step of training.
/// </summary>
internal sealed class SmallNetworkCheck
{
    // More than one part of a pass, at every width.
    private const int ManySamples = 19;

    private const int Samples = 3;
    private const int Time = 3;

    private readonly SmallNetwork _network;
    private readonly SmallRunner _runner;
    private readonly Func<string, SmallRunner> _part;
    private readonly SmallRandom _random;

    private SmallNetworkCheck(SmallNetwork network, SmallRunner runner, Func<string, SmallRunner> part, int seed)
    {
        (_network, _runner, _part) = (network, runner, part);
        _random = new SmallRandom(network, seed);
    }

    private int Steps => _network.Inferred.Declaration.HasTime ? Time : 1;

    /// <summary>Checks a network.</summary>
    /// <param name="network">The network.</param>
    /// <param name="runner">The compiled network.</param>
    /// <param name="part">Makes a layer by itself, by its attributes.</param>
    /// <param name="seed">The seed of everything random.</param>
    public static void Run(SmallNetwork network, SmallRunner runner, Func<string, SmallRunner> part, int seed)
    {
        SmallNetworkCheck check = new(network, runner, part, seed);
        check.CheckInference();
        check.CheckGradients();
    }

    private void CheckInference()
    {
        _random.SetParameters(_runner);
        float[] input = _random.Input(ManySamples * Steps);
        float[] outputs = _runner.Predict(input, ManySamples);
        Close("Predict", LayerByLayer(input), outputs);
        Close("Predict one by one", outputs,
            [.. input.Chunk(input.Length / ManySamples).SelectMany(sample => _runner.Predict(sample, 1))]);
        Workspace workspace = new(ManySamples + 2, Steps + 1);
        Close("Forward", outputs, _runner.Forward(input, ManySamples, workspace, training: false));
        if (_runner.Step(input, ManySamples) is { } steps)
            Close("Step", outputs, steps);
        if (_runner.Freeze() is { } frozen)
            Close("Freeze", outputs, frozen.Predict(input, ManySamples));
        if (_network.Loss.Length > 0)
            CheckLoss(input, outputs, workspace);
    }

    // What the layers make of it, each compiled by itself; a view changes nothing, nor does what is for training only.
    private float[] LayerByLayer(float[] input)
    {
        int tensor = 0, buffer = 0;
        for (int index = 0; index < _network.Layers.Length; index++)
        {
            Node node = _network.Inferred.Nodes[index];
            int tensors = node.Layer.Parameters(node.Input).Count;
            int buffers = node.Layer is IHasBuffers layer ? layer.Buffers(node.Input).Count : 0;
            if (node.Layer is not (IView or IOnlyInTraining))
            {
                SmallRunner part = _part(_network.LayerAttributes(index));
                Slice(_runner.Parameters, _runner.Definition.Tensors, tensor, tensors).CopyTo(part.Parameters);
                Slice(_runner.Buffers, _runner.Definition.Buffers, buffer, buffers).CopyTo(part.Buffers);
                input = part.Predict(input, ManySamples);
            }
            (tensor, buffer) = (tensor + tensors, buffer + buffers);
        }
        return input;
    }

    private static Span<float> Slice(Span<float> block, IReadOnlyList<TensorLayout> tensors, int first, int count)
    {
        if (count == 0)
            return [];
        int end = first + count < tensors.Count ? tensors[first + count].Offset : block.Length;
        return block[tensors[first].Offset..end];
    }

    private void CheckLoss(float[] input, float[] outputs, Workspace workspace)
    {
        foreach (SmallTargets targets in _random.AllTargets(outputs.Length))
        {
            float[] again = new float[outputs.Length];
            float loss = _runner.Loss(input, targets.Targets, ManySamples, workspace, again);
            Close("the outputs of Loss", outputs, again);
            Close("Loss", [targets.Of(outputs)], [loss]);
        }
    }

    private void CheckGradients()
    {
        for (int attempt = 0; attempt < 40; attempt++)
        {
            _random.SetParameters(_runner);
            float[] input = _random.Input(Samples * Steps);
            if (TryBackward(input) && (_network.Loss.Length == 0 || TryTraining(input)))
                return;
        }
        Assert.Fail("no inputs and parameters are far enough from the kinks");
    }

    private bool TryBackward(float[] input)
    {
        Workspace workspace = new(Samples + 2, Steps + 1);
        float[] Outputs(float[] from)
        {
            workspace.DropoutStep = 0;
            return _runner.Forward(from, Samples, workspace, training: true);
        }
        float[] outputs = Outputs(input), weights = _random.Draw(outputs.Length, 1);
        float[] gradients = NewGradients(), dInput = NewInputGradient(input);
        _runner.Backward(weights, workspace, gradients, dInput);
        CheckPadding(gradients);

        SmallDifferences differences = new(
            _runner, from => Outputs(from).Zip(weights, (y, weight) => (double)y * weight).ToArray());
        if (!differences.Agree("Backward", input, gradients, dInput, _random))
            return false;
        CheckOtherCalls(input, Outputs, weights, workspace, gradients, dInput);
        return true;
    }

    // Without the input's gradient, and added to what is there.
    private void CheckOtherCalls(
        float[] input, Func<float[], float[]> outputs, float[] weights, Workspace workspace, float[] gradients,
        float[] dInput)
    {
        float[] again = NewGradients();
        outputs(input);
        _runner.Backward(weights, workspace, again, []);
        Assert.Equal(gradients, again);
        float[] dAgain = NewInputGradient(input);
        outputs(input);
        _runner.Backward(weights, workspace, again, dAgain, accumulate: true);
        Close("accumulated", [.. gradients.Select(value => 2.0 * value)], again);
        Assert.Equal(dInput, dAgain);
    }

    private bool TryTraining(float[] input)
    {
        Workspace workspace = new(Samples + 2, Steps + 1);
        int size = _runner.Forward(input, Samples, workspace, training: true).Length;
        foreach (SmallTargets targets in _random.AllTargets(size))
        {
            workspace.DropoutStep = 0;
            float[] outputs = _runner.Forward(input, Samples, workspace, training: true);
            float[] gradients = NewGradients();
            double[] Loss(float[] from)
            {
                workspace.DropoutStep = 0;
                return [_runner.LossAndGradients(from, targets.Targets, Samples, workspace, gradients)];
            }
            Close("LossAndGradients", [targets.Of(outputs)], [(float)Loss(input)[0]]);
            CheckPadding(gradients);
            float[] got = [.. gradients];
            if (!new SmallDifferences(_runner, Loss).Agree("LossAndGradients", input, got, [], _random))
                return false;
            Fit(input, targets);
        }
        return true;
    }

    private void Fit(float[] input, SmallTargets targets)
    {
        History history = _runner.Fit(
            targets.Data(input, Samples), new FitOptions { Epochs = 1, BatchSize = Samples, Seed = 1 });
        Assert.True(double.IsFinite(history.Epochs.Single().Loss), "the loss of an epoch is not finite");
        foreach (float parameter in _runner.Parameters)
            Assert.True(float.IsFinite(parameter), "a parameter is not finite after a step");
    }

    private float[] NewGradients()
    {
        float[] gradients = new float[_runner.Parameters.Length];
        Array.Fill(gradients, float.NaN);
        return gradients;
    }

    private float[] NewInputGradient(float[] input)
    {
        float[] gradient = _network.ReadsTokens ? [] : new float[input.Length];
        Array.Fill(gradient, float.NaN);
        return gradient;
    }

    // What belongs to no tensor is padding, whose gradients stay zero.
    private void CheckPadding(float[] gradients)
    {
        float[] rest = [.. gradients];
        foreach (TensorLayout tensor in _runner.Definition.Tensors)
            tensor.Scatter(new float[tensor.Count], rest);
        Assert.True(rest.All(value => value == 0), "gradients of padding are not zero");
    }

    private static void Close(string what, float[] want, float[] got, double allowed = 1e-4) =>
        Close(what, Array.ConvertAll(want, value => (double)value), got, allowed);

    private static void Close(string what, double[] want, float[] got, double allowed = 1e-4)
    {
        Assert.Equal(want.Length, got.Length);
        double largest = want.Length == 0 ? 0 : want.Max(Math.Abs);
        for (int i = 0; i < want.Length; i++)
        {
            Assert.That(
                Math.Abs(got[i] - want[i]) <= allowed * largest + 1e-6,
                $"{what}: element {i} is {got[i]:R}, not {want[i]:R}");
        }
    }
}

namespace StaticNet.Tests.Sequences;

/// <summary>
/// Checks a recurrent network against its formulas in double precision: outputs, states, and, by finite differences,
/// the gradients of a random function of all outputs and final states with respect to parameters, inputs and initial
/// states. Sequences have different lengths.
/// </summary>
/// <typeparam name="TNetwork">The network's class.</typeparam>
internal sealed class SequenceCheck<TNetwork>
    where TNetwork : class, IRecurrentNetwork<TNetwork, float>
{
    private const double Delta = 1e-5;

    private readonly Random _random;
    private readonly TNetwork _network;
    private readonly int _sequences;
    private readonly int _time;
    private readonly int[] _lengths;
    private readonly float[] _input;
    private readonly float[] _dOutput;
    private readonly RecurrentState _state;
    private readonly RecurrentState _dState;

    public SequenceCheck(int sequences, int time, bool hasLengths, int seed)
    {
        _random = new Random(seed);
        _network = TNetwork.Create(seed);
        (_sequences, _time) = (sequences, time);
        _lengths = hasLengths ? [.. Enumerable.Range(0, sequences).Select(_ => _random.Next(1, time + 1))] : [];
        foreach (TensorLayout tensor in TNetwork.Definition.Tensors)
            tensor.Scatter(Draw(tensor.Count, 0.5f), _network.Parameters);
        _input = Draw(sequences * time * TNetwork.InputSize, 1);
        _dOutput = Draw(sequences * (TNetwork.OutputHasTime ? time : 1) * TNetwork.OutputSize, 1);
        (_state, _dState) = (DrawState(), DrawState());
        FillEnded(_input, TNetwork.InputSize);
        if (TNetwork.OutputHasTime)
            FillEnded(_dOutput, TNetwork.OutputSize);
    }

    public void Run()
    {
        var workspace = new Workspace(_sequences + 3, _time + 2) { Threads = 2 };
        RecurrentState state = TNetwork.CreateState(_sequences), dStateIn = TNetwork.CreateState(_sequences);
        _state.CopyTo(state);
        float[] output = _network.Forward(_input, state, workspace, training: true, _lengths).ToArray();
        CheckOutputs(output, state);

        float[] gradients = new float[_network.Parameters.Length], dInput = new float[_input.Length];
        Array.Fill(gradients, float.NaN);
        _network.Backward(_dOutput, _dState, workspace, gradients, dInput, dStateIn);
        CheckGradients(gradients, dInput, dStateIn);

        Assert.Throws<InvalidOperationException>(
            () => _network.Backward(_dOutput, _dState, workspace, gradients, dInput, dStateIn));
        float[] twice = [.. gradients];
        _network.Backward(_dOutput, _dState, Again(workspace), twice, dInput, dStateIn, accumulate: true);
        for (int i = 0; i < twice.Length; i++)
            Assert.Equal(2 * gradients[i], twice[i], 1e-4 * Math.Abs(gradients[i]) + 1e-6);
    }

    // Backward takes the place of what forward left.
    private Workspace Again(Workspace workspace)
    {
        RecurrentState state = TNetwork.CreateState(_sequences);
        _state.CopyTo(state);
        _network.Forward(_input, state, workspace, training: true, _lengths);
        return workspace;
    }

    // What lies after a length does not matter, whatever it is.
    private void FillEnded(float[] values, int size)
    {
        for (int sequence = 0; sequence < _sequences; sequence++)
        {
            values.AsSpan((sequence * _time + Length(sequence)) * size, (_time - Length(sequence)) * size)
                .Fill(float.NaN);
        }
    }

    private int Length(int sequence) => _lengths.Length == 0 ? _time : _lengths[sequence];

    private void CheckOutputs(float[] output, RecurrentState state)
    {
        double[][] inputs = Doubles(_input);
        for (int sequence = 0; sequence < _sequences; sequence++)
        {
            Dictionary<string, double[]> states = StatesOf(_state, sequence);
            double[][] want = Reference(Parameters()).Run(Steps(inputs, sequence), states);
            for (int step = 0; step < want.Length; step++)
            {
                int place = (sequence * (TNetwork.OutputHasTime ? _time : 1) + step) * TNetwork.OutputSize;
                for (int i = 0; i < want[step].Length; i++)
                    Assert.Equal(want[step][i], output[place + i], 1e-5);
            }
            foreach ((string name, double[] values) in StatesOf(state, sequence))
                Assert.All(values.Zip(states[name]), pair => Assert.Equal(pair.Second, pair.First, 1e-5));
        }
    }

    private void CheckGradients(float[] gradients, float[] dInput, RecurrentState dStateIn)
    {
        Dictionary<string, double[]> parameters = Parameters();
        foreach (TensorLayout tensor in TNetwork.Definition.Tensors)
        {
            float[] gradient = new float[tensor.Count];
            tensor.Gather(gradients, gradient);
            CheckDirection(
                tensor.Name, parameters[tensor.Name], gradient, () => Function(parameters, Doubles(_input), _state));
        }
        double[] input = [.. _input.Select(value => (double)value)];
        CheckDirection("input", input, dInput, () => Function(parameters, Chunk(input), _state));
        CheckStates(parameters, dStateIn);
        for (int sequence = 0; sequence < _sequences; sequence++)
        {
            int end = (sequence * _time + Length(sequence)) * TNetwork.InputSize;
            int next = (sequence + 1) * _time * TNetwork.InputSize;
            Assert.All(dInput[end..next], value => Assert.Equal(0, value));
        }
    }

    private void CheckStates(Dictionary<string, double[]> parameters, RecurrentState dStateIn)
    {
        foreach (StateTensor part in _state.Definition.Tensors)
        {
            int sequence = _random.Next(_sequences), unit = _random.Next(part.Size);
            double Shifted(double delta)
            {
                double total = 0;
                for (int other = 0; other < _sequences; other++)
                {
                    Dictionary<string, double[]> states = StatesOf(_state, other);
                    if (other == sequence)
                        states[part.Name][unit] += delta;
                    total += Function(parameters, Doubles(_input), other, states);
                }
                return total;
            }
            double want = (Shifted(Delta) - Shifted(-Delta)) / (2 * Delta);
            Assert.Equal(want, dStateIn[part.Name][sequence, unit], 1e-4 * Math.Abs(want) + 1e-4);
        }
    }

    private void CheckDirection(string name, double[] values, float[] gradient, Func<double> function)
    {
        double[] direction = [.. values.Select(_ => _random.Next(2) == 0 ? 1.0 : -1)];
        double got = gradient.Zip(direction, (a, b) => a * b).Sum();
        double scale = Math.Sqrt(gradient.Sum(value => (double)value * value));
        double Shift(double delta)
        {
            for (int i = 0; i < values.Length; i++)
                values[i] += delta * direction[i];
            return function();
        }
        double ahead = Shift(Delta), behind = Shift(-2 * Delta);
        Shift(Delta);
        Assert.That(
            Math.Abs((ahead - behind) / (2 * Delta) - got) <= 1e-4 * scale + 1e-4,
            $"{name}: {got} instead of {(ahead - behind) / (2 * Delta)}");
    }

    // The sum of all outputs and final states, times their given gradients.
    private double Function(Dictionary<string, double[]> parameters, double[][] inputs, RecurrentState state)
        => Enumerable.Range(0, _sequences).Sum(
            sequence => Function(parameters, inputs, sequence, StatesOf(state, sequence)));

    private double Function(
        Dictionary<string, double[]> parameters, double[][] inputs, int sequence, Dictionary<string, double[]> states)
    {
        double[][] outputs = Reference(parameters).Run(Steps(inputs, sequence), states);
        double sum = 0;
        for (int step = 0; step < outputs.Length; step++)
        {
            int place = (sequence * (TNetwork.OutputHasTime ? _time : 1) + step) * TNetwork.OutputSize;
            sum += outputs[step].Select((value, i) => value * _dOutput[place + i]).Sum();
        }
        Dictionary<string, double[]> dStates = StatesOf(_dState, sequence);
        return sum + states.Sum(pair => pair.Value.Zip(dStates[pair.Key], (a, b) => a * b).Sum());
    }

    private static ReferenceNetwork Reference(Dictionary<string, double[]> parameters)
        => ReferenceNetwork.Of(TNetwork.Definition, parameters);

    private Dictionary<string, double[]> Parameters()
    {
        var parameters = new Dictionary<string, double[]>();
        foreach (TensorLayout tensor in TNetwork.Definition.Tensors)
        {
            float[] values = new float[tensor.Count];
            tensor.Gather(_network.Parameters, values);
            parameters[tensor.Name] = [.. values.Select(value => (double)value)];
        }
        return parameters;
    }

    private double[][] Steps(double[][] inputs, int sequence)
        => inputs[(sequence * _time)..(sequence * _time + Length(sequence))];

    private static double[][] Doubles(float[] values) => Chunk([.. values.Select(value => (double)value)]);

    private static double[][] Chunk(double[] values) => [.. values.Chunk(TNetwork.InputSize)];

    private static Dictionary<string, double[]> StatesOf(RecurrentState state, int stream)
    {
        var states = new Dictionary<string, double[]>();
        foreach (StateTensor part in state.Definition.Tensors)
        {
            double[] values = new double[part.Size];
            for (int unit = 0; unit < part.Size; unit++)
                values[unit] = state[part.Name][stream, unit];
            states[part.Name] = values;
        }
        return states;
    }

    private RecurrentState DrawState()
    {
        RecurrentState state = TNetwork.CreateState(_sequences);
        foreach (StateTensor part in state.Definition.Tensors)
            for (int stream = 0; stream < _sequences; stream++)
                for (int unit = 0; unit < part.Size; unit++)
                    state[part.Name][stream, unit] = _random.NextSingle() - 0.5f;
        return state;
    }

    private float[] Draw(int count, float spread)
        => [.. Enumerable.Range(0, count).Select(_ => spread * (2 * _random.NextSingle() - 1))];
}

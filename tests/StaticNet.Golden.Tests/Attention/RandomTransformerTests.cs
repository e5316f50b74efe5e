using StaticNet.Golden.Tests.Compilation;

namespace StaticNet.Golden.Tests.Attention;

/// <summary>
/// Random transformers against their formulas in double precision: outputs, gradients against central differences of
/// the formulas along random directions, sequences of different lengths, and steps.
/// </summary>
public sealed class RandomTransformerTests
{
    private const double Step = 1e-5;

    private static readonly bool IsLong = Environment.GetEnvironmentVariable("STATICNET_LONG") == "1";

    private static int Networks => IsLong ? 60 : 6;

    [Fact]
    public void Outputs_gradients_and_steps_are_those_of_the_formulas()
    {
        var random = new Random(15);
        TransformerSpec[] specs = [.. Enumerable.Range(0, Networks).Select(index => Draw(random, index))];
        CompiledNetworks compiled = NetworkCompiler.Compile("RandomTransformers", specs.Select((spec, index) =>
            KeyValuePair.Create($"Net{index}", spec.Attributes($"SequenceInput({spec.Features})"))));
        for (int index = 0; index < specs.Length; index++)
        {
            // short ones, and some of several tiles
            int time = index % 3 == 0 ? random.Next(65, 150) : random.Next(1, 20);
            var check = new Check(specs[index], compiled.Create($"Net{index}"), time, random);
            check.Outputs();
            check.Gradients();
        }
    }

    private static TransformerSpec Draw(Random random, int index)
    {
        int heads = random.Next(1, 4), size = 2 * random.Next(1, 10);
        bool isCausal = index % 2 == 0;
        string[] positions =
        [
            "", "SinusoidalEncoding(Name = \"position\")",
            $"PositionalEmbedding({TransformerSpec.MaxLength}, Name = \"position\")",
        ];
        return new TransformerSpec(
            heads * size, heads, positions[random.Next(3)], isCausal,
            isCausal && random.Next(2) == 0 ? random.Next(1, 90) : 0, random.Next(2) == 0, random.Next(3) > 0);
    }

    private sealed class Check
    {
        private readonly TransformerSpec _spec;
        private readonly NetworkRunner _network;
        private readonly IRecurrentRunner<float> _recurrent;
        private readonly Random _random;
        private readonly int _time;
        private readonly int[] _lengths;
        private readonly double[] _parameters;
        private readonly double[] _x;

        public Check(TransformerSpec spec, NetworkRunner network, int time, Random random)
        {
            (_spec, _network, _recurrent, _time, _random) =
                (spec, network, (IRecurrentRunner<float>)network, time, random);
            _lengths = [time, random.Next(1, time + 1), random.Next(1, time + 1)];
            var parameters = new List<double>();
            foreach ((string name, int count) in spec.Tensors)
            {
                double[] values = Uniform(count, 1.5 / Math.Sqrt(spec.Features));
                network.Set(name, Floats(values));
                parameters.AddRange(values);
            }
            _parameters = [.. parameters];
            _x = Uniform(_lengths.Length * time * spec.Features, 1);
        }

        public void Outputs()
        {
            double[] want = Reference(_x, _parameters, [_time, _time, _time]);
            float[] x = Floats(_x), y = new float[x.Length];
            _recurrent.Predict(x, y, _lengths.Length);
            Close(want, y, "Predict");
            if (!_spec.IsCausal)
                return;
            // a part of the sequence at once, then step by step
            RecurrentState state = _recurrent.CreateState(1);
            int first = _time / 2, size = _spec.Features;
            if (first > 0)
                _recurrent.Predict(x.AsSpan(0, first * size), state, y.AsSpan(0, first * size));
            for (int step = first; step < _time; step++)
                _recurrent.Step(x.AsSpan(step * size, size), state, y.AsSpan(step * size, size));
            Close(want.AsSpan(0, _time * size), y.AsSpan(0, _time * size), "Step");
        }

        public void Gradients()
        {
            double[] dy = Uniform(_x.Length, 1);
            var workspace = new Workspace(_lengths.Length, _time);
            float[] dInput = new float[_x.Length], gradients = _network.NewGradients();
            ReadOnlySpan<float> y = _recurrent.Forward(Floats(_x), null, workspace, training: true, _lengths);
            double[] want = Reference(_x, _parameters, _lengths);
            Close(want, Counted(y.ToArray()), "Forward");
            _recurrent.Backward(Floats(dy), null, workspace, gradients, dInput, null);
            double Function(double[] x, double[] parameters) =>
                Reference(x, parameters, _lengths).Zip(dy, (a, b) => a * b).Sum();
            Differs(_x, dInput, x => Function(x, _parameters), "dInput");
            int start = 0;
            foreach ((string name, int count) in _spec.Tensors)
            {
                int place = start;
                Differs(
                    _parameters[start..(start + count)], _network.Get(name, gradients),
                    tensor => Function(_x, [.. _parameters[..place], .. tensor, .. _parameters[(place + count)..]]),
                    name);
                start += count;
            }
        }

        // Each sequence by itself; zero after its end.
        private double[] Reference(double[] x, double[] parameters, int[] lengths)
        {
            int size = _time * _spec.Features;
            return [.. lengths.SelectMany((length, sequence) =>
            {
                double[] y = _spec.Forward(
                    x[(sequence * size)..(sequence * size + length * _spec.Features)], parameters);
                return y.Concat(new double[size - y.Length]);
            })];
        }

        private float[] Counted(float[] y)
        {
            int size = _time * _spec.Features;
            for (int sequence = 0; sequence < _lengths.Length; sequence++)
                y.AsSpan(sequence * size + _lengths[sequence] * _spec.Features,
                    (_time - _lengths[sequence]) * _spec.Features).Clear();
            return y;
        }

        private void Differs(double[] at, float[] gradient, Func<double[], double> function, string name)
        {
            double[] direction = Uniform(at.Length, 1);
            double length = Math.Sqrt(direction.Sum(value => value * value));
            double[] Moved(double step) => [.. at.Zip(direction, (a, d) => a + step * d / length)];
            double want = (function(Moved(Step)) - function(Moved(-Step))) / (2 * Step);
            double got = gradient.Zip(direction, (g, d) => g * d / length).Sum();
            double scale = Math.Sqrt(gradient.Sum(value => (double)value * value) / gradient.Length) + 1e-3;
            Assert.That(Math.Abs(got - want) <= 1e-4 * scale + 1e-5 * Math.Abs(want),
                $"{_spec} over {_time} steps: {name} is {got} instead of {want}");
        }

        private void Close(ReadOnlySpan<double> want, ReadOnlySpan<float> got, string what)
        {
            for (int i = 0; i < want.Length; i++)
                Assert.That(Math.Abs(want[i] - got[i]) <= 1e-5 * (1 + Math.Abs(want[i])),
                    $"{_spec} over {_time} steps: {what}[{i}] is {got[i]} instead of {want[i]}");
        }

        private double[] Uniform(int count, double scale) =>
            [.. Enumerable.Range(0, count).Select(_ => (double)(float)((_random.NextDouble() * 2 - 1) * scale))];

        private static float[] Floats(double[] values) => Array.ConvertAll(values, value => (float)value);
    }
}

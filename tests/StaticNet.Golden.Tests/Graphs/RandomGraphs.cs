using StaticNet.Golden.Tests.Gradients;
using StaticNet.Golden.Tests.Gradients.Images;
using StaticNet.Golden.Tests.Ops;

namespace StaticNet.Golden.Tests.Graphs;

/// <summary>Makes random graphs, the same for the same seed.</summary>
/// <param name="seed">The seed.</param>
/// <param name="hasTime">Whether their inputs are sequences.</param>
internal sealed class RandomGraphs(int seed, bool hasTime = false)
{
    private const int LargestValue = 80;

    private static readonly string[] Joins = ["Add", "Subtract", "Multiply", "Average", "Maximum"];
    private static readonly ActivationSpec[] Smooth = [.. Activations.All.Where(activation => activation.Kinks is [])];

    private readonly Random _random = new(seed);
    private GraphBuilder _graph = new();
    private bool _hasBatchNorm;

    /// <summary>A graph of one to three inputs, a few layers and one to five outputs, and a batch size.</summary>
    public (GraphSpec Graph, int Samples) Next()
    {
        while (true)
        {
            GraphSpec graph = Draw();
            int samples = Chance(4) ? _random.Next(13, 20) : _random.Next(2, 5);
            if (graph.Outputs.Count <= 5 && KeepsFromKinks(graph, samples))
                return (graph, samples);
        }
    }

    private GraphSpec Draw()
    {
        (_graph, _hasBatchNorm) = (new GraphBuilder(hasTime), _random.Next(4) == 0 && !hasTime);
        int inputs = Chance(2) ? 1 : _random.Next(2, 4);
        for (int input = 0; input < inputs; input++)
        {
            _graph.AddInput(Shape());
            if (Chance(2))
                AddLayers(_random.Next(1, 3));
        }
        AddLayers(_random.Next(1, 7));
        if (Chance(3))
            AddOutput(Pick(_graph.Values.Count));
        if (Chance(3))
        {
            AddOutput(_graph.Last);
            AddLayers(_random.Next(1, 4));
        }
        if (_graph.Values.Count == inputs)
            AddLayers(1);
        AddLeaves();
        return _graph.Build();
    }

    // What nothing reads becomes an output; of many, most are put together first.
    private void AddLeaves()
    {
        int[] leaves = [.. _graph.Unread];
        int most = _random.Next(1, 4);
        if (leaves.Length > most)
        {
            int[] flat = [.. leaves[(most - 1)..].Select(Flat)];
            int[] shape = [flat.Sum(value => _graph.Values[value].Size)];
            _graph.AddJoin("Concat", JoinFormulas.Concat(Shapes(flat), 0), flat, shape);
            leaves = [.. leaves[..(most - 1)], _graph.Last];
        }
        bool isOnly = leaves.Length == 1 && _graph.Outputs.Count == 0 && leaves[0] == _graph.Last;
        foreach (int leaf in leaves)
            AddOutput(leaf, isMarked: !isOnly || Chance(2));
        if (_graph.Outputs.Count == 0)
            AddOutput(_graph.Last);
    }

    private int Flat(int value)
    {
        GraphValue shaped = _graph.Values[value];
        return shaped.Shape.Length == 1
            ? value
            : _graph.Add(new ShapeSpec($"[Reshape({shaped.Size})]"), value, [shaped.Size]);
    }

    private void AddOutput(int source, bool isMarked = true)
    {
        LossSpec? loss = Chance(3) ? null : Pick(LossSpec.All);
        double weight = Chance(2) ? 1 : _random.Next(1, 8) * 0.25;
        if (loss?.Form is TargetForm.Index or TargetForm.Distribution && _graph.Values[source].Shape[^1] < 2)
            loss = null;
        if (loss?.Last is { } last && (last is not SoftmaxSpec || _graph.Values[source].Layer is not SoftmaxSpec))
        {
            int[] shape = _graph.Values[source].Shape;
            source = _graph.Add(last is SoftmaxSpec ? new SoftmaxSpec(shape[^1]) : last, source, shape);
        }
        else if (loss?.Last is not null || (loss is not null && IsFusedWith(loss, _graph.Values[source].Layer)))
        {
            loss = LossSpec.All[0];
        }
        _graph.AddOutput(source, loss, weight, isMarked);
    }

    // A loss of logits takes those before such a layer, which is another loss than that of the layer's results.
    private static bool IsFusedWith(LossSpec loss, LayerSpec? layer) =>
        loss.Form is not TargetForm.Values
        && (layer is SoftmaxSpec || layer is ActivationSpec { Attribute: "[Sigmoid]" });

    private void AddLayers(int count)
    {
        int end = _graph.Values.Count + count;
        for (int attempt = 0; attempt < 100 && _graph.Values.Count < end; attempt++)
            AddLayer(Pick(_graph.Values.Count));
    }

    private void AddLayer(int source)
    {
        GraphValue value = _graph.Values[source];
        int kind = _random.Next(19);
        if (hasTime && kind == 6)
            AddRecurrent(source);
        // Of time steps, those that have no axes to move.
        if (hasTime && kind is 6 or 12 or 13 or 14 or 17 or 18)
            return;
        switch (kind)
        {
            case 0 or 1 or 2:
                AddDense(Flat(source));
                break;
            case 3 or 4:
                _graph.Add(Chance(3) ? Pick(Activations.All) : Pick(Smooth), source, value.Shape);
                break;
            case 5 when value.Layer is not SoftmaxSpec && value.Shape[^1] > 1:
                _graph.Add(new SoftmaxSpec(value.Shape[^1]), source, value.Shape);
                break;
            case 6:
                AddReshape(source);
                break;
            case 7 or 8 or 9:
                AddElementwise(source);
                break;
            case 10:
                AddConcat(source);
                break;
            case 11:
                AddSlice(source);
                break;
            case 12 when value.Shape.Length > 1:
                AddPermute(source);
                break;
            case 13:
                AddMatMul(source);
                break;
            case 14 when value.Shape.Length == 3:
                AddImageLayer(source);
                break;
            case 15:
                AddNormalization(source);
                break;
            case 17:
                AddBlock(Flat(source));
                break;
            case 18:
                AddGate(source);
                break;
            case 16:
                _graph.Add(new ShapeSpec("[Dropout(0)]"), source, value.Shape);
                break;
        }
    }

    private void AddDense(int source)
    {
        int size = _graph.Values[source].Size;
        int[] twins = [.. Enumerable.Range(0, _graph.Values.Count).Where(value =>
            _graph.Values[value] is { Layer: DenseSpec, SharesWith: < 0 } other
            && _graph.Values[other.Sources[0]].Size == size)];
        if (twins.Length > 0 && Chance(2))
        {
            int twin = twins[_random.Next(twins.Length)];
            _graph.Add(_graph.Values[twin].Layer!, source, _graph.Values[twin].Shape, shares: twin);
        }
        else
        {
            // Sizes that others have can be joined with them.
            int[] sizes =
                [.. _graph.Values.Where(value => value.Shape.Length == 1).Select(value => value.Size), Width()];
            int units = sizes[_random.Next(sizes.Length)];
            _graph.Add(new DenseSpec(units, UseBias: !Chance(3)), source, [units]);
        }
        if (Chance(2))
            _graph.Add(Chance(3) ? Pick(Activations.All) : Pick(Smooth), _graph.Last, _graph.Values[_graph.Last].Shape);
    }

    private void AddRecurrent(int source)
    {
        int units = _random.Next(1, 20);
        _graph.Add(new RnnSpec(units), source, [units]);
    }

    private void AddBlock(int source)
    {
        int size = _graph.Values[source].Size;
        int[] twins = [.. Enumerable.Range(0, _graph.Values.Count).Where(value =>
            _graph.Values[value] is { Layer: BlockSpec { Repeat: 1 }, SharesWith: < 0 } other && other.Size == size)];
        if (twins.Length > 0 && Chance(2))
            _graph.Add(_graph.Values[twins[0]].Layer!, source, [size], shares: twins[0]);
        else if (size <= 24)
            _graph.Add(BlockSpec.Draw(_random, size), source, [size]);
    }

    private void AddGate(int source)
    {
        int[] shape = _graph.Values[source].Shape;
        int[] fitting = [.. Enumerable.Range(0, _graph.Values.Count).Where(other =>
            JoinFormulas.Broadcast([shape, _graph.Values[other].Shape]) is { } whole && whole.SequenceEqual(shape))];
        int second = fitting[_random.Next(fitting.Length)];
        _graph.AddJoin("Use<Gate>", BlockSpec.Gate(Shapes([source, second]), shape), [source, second], shape);
    }

    private void AddReshape(int source)
    {
        int size = _graph.Values[source].Size;
        int[] divisors = [.. Enumerable.Range(1, size).Where(part => size % part == 0)];
        int first = divisors[_random.Next(divisors.Length)];
        int[] rest = [.. Enumerable.Range(1, size / first).Where(part => size / first % part == 0)];
        int second = rest[_random.Next(rest.Length)];
        int[] shape = _random.Next(3) switch
        {
            0 => [size],
            1 => [first, size / first],
            _ => [first, second, size / first / second],
        };
        _graph.Add(new ShapeSpec($"[Reshape({Source.Shape(shape)})]"), source, shape);
    }

    private void AddElementwise(int source)
    {
        List<int> operands = [source];
        int count = Chance(3) ? _random.Next(3, 5) : 2;
        for (int attempt = 0; attempt < 12 && operands.Count < count; attempt++)
        {
            int next = attempt > 5 && Chance(4) ? source : Pick(_graph.Values.Count);
            if (JoinFormulas.Broadcast(Shapes([.. operands, next])) is { } whole && Probe.Count(whole) <= LargestValue)
                operands.Add(next);
        }
        if (operands.Count < 2)
            return;
        int[] all = [.. operands.OrderBy(_ => _random.Next())];
        int[] shape = JoinFormulas.Broadcast(Shapes(all))!;
        string kind = Joins[_random.Next(Joins.Length)];
        if (kind == "Subtract" && all.Length > 2)
            kind = "Add";
        _graph.AddJoin(kind, JoinFormulas.Elementwise(kind, Shapes(all), shape), all, shape);
    }

    private void AddConcat(int source)
    {
        int[] shape = _graph.Values[source].Shape;
        int axis = _random.Next(shape.Length);
        int[] beside = [.. Enumerable.Range(0, _graph.Values.Count).Where(other =>
            _graph.Values[other].Shape is { } next && next.Length == shape.Length
            && Enumerable.Range(0, shape.Length).All(at => at == axis || shape[at] == next[at]))];
        int[] operands =
            [source, .. Enumerable.Range(0, _random.Next(1, 4)).Select(_ => beside[_random.Next(beside.Length)])];
        int[] whole = [.. shape];
        whole[axis] = operands.Sum(operand => _graph.Values[operand].Shape[axis]);
        if (Probe.Count(whole) > LargestValue)
            return;
        int written = Chance(2) ? axis : axis - shape.Length;
        _graph.AddJoin("Concat", JoinFormulas.Concat(Shapes(operands), axis), operands, whole, $"Axis = {written}");
    }

    private void AddSlice(int source)
    {
        int[] shape = _graph.Values[source].Shape;
        int axis = _random.Next(shape.Length);
        // One place of an axis can be broadcast along it again.
        int start = _random.Next(shape[axis]);
        int end = Chance(2) ? start + 1 : _random.Next(start + 1, shape[axis] + 1);
        int[] part = [.. shape];
        part[axis] = end - start;
        _graph.Add(
            $"[Slice({start}, {end}, Axis = {(Chance(2) ? axis : axis - shape.Length)})]",
            JoinFormulas.Slice(shape, axis, start, end), source, part);
    }

    private void AddPermute(int source)
    {
        int[] shape = _graph.Values[source].Shape;
        int[] order = [.. Enumerable.Range(0, shape.Length).OrderBy(_ => _random.Next())];
        _graph.Add(
            $"[Permute({Source.Shape(order)})]", JoinFormulas.Permute(shape, order), source,
            [.. order.Select(axis => shape[axis])]);
    }

    private void AddMatMul(int source)
    {
        int[] first = _graph.Values[source].Shape;
        if (first.Length < 2)
            return;
        bool transposes = Chance(2);
        int[] fitting = [.. Enumerable.Range(0, _graph.Values.Count).Where(other =>
            _graph.Values[other].Shape is { } next && next.Length == first.Length
            && next[..^2].SequenceEqual(first[..^2]) && next[transposes ? ^1 : ^2] == first[^1])];
        if (fitting.Length == 0)
            return;
        int second = fitting[_random.Next(fitting.Length)];
        int columns = _graph.Values[second].Shape[transposes ? ^2 : ^1];
        _graph.AddJoin(
            "MatMul", JoinFormulas.MatMul(first[^2], first[^1], columns, transposes), [source, second],
            [.. first[..^1], columns], transposes ? ["TransposeSecond = true"] : []);
    }

    private void AddImageLayer(int source)
    {
        int[] image = _graph.Values[source].Shape;
        (LayerSpec layer, int[] output) = new RandomImageLayers(_random).Next(image, isSequence: false);
        bool isNormalization = layer is BatchNormSpec or NormalizationSpec;
        if (!isNormalization && Probe.Count(output) <= LargestValue)
            _graph.Add(layer, source, output);
    }

    private void AddNormalization(int source)
    {
        int[] shape = _graph.Values[source].Shape;
        int channels = shape[^1];
        if (_hasBatchNorm && Chance(2))
            _graph.Add(new BatchNormSpec(channels, Affine: !Chance(3), Epsilon: 0.5), source, shape);
        else if (channels >= 4)
            _graph.Add(
                new NormalizationSpec("[LayerNorm(Epsilon = 0.5)]", i => i / channels, i => i % channels)
                {
                    Weights = channels,
                    Epsilon = 0.5,
                },
                source, shape);
    }

    private bool KeepsFromKinks(GraphSpec graph, int samples) => Enumerable.Range(0, 5).Count(_ =>
    {
        double kink = double.PositiveInfinity;
        double[] outputs = graph.Forward(Uniform(samples * graph.InputSize), Uniform(graph.ParameterCount), ref kink);
        return kink > Gradients.GradientCheck.KinkMargin && outputs.All(value => Math.Abs(value) < 30);
    }) >= 3;

    private int[][] Shapes(IEnumerable<int> values) => [.. values.Select(value => _graph.Values[value].Shape)];

    private double[] Uniform(int count) => [.. Enumerable.Range(0, count).Select(_ => 2 * _random.NextDouble() - 1)];

    private int[] Shape() => _random.Next(hasTime ? 2 : 5) switch
    {
        0 or 1 => [Width()],
        2 or 3 => [_random.Next(1, 6), _random.Next(1, 10)],
        _ => [_random.Next(2, 5), _random.Next(2, 5), _random.Next(1, 5)],
    };

    // Whole vectors as well, which views can see in other shapes.
    private int Width() => Chance(3) ? 16 * _random.Next(1, 4) : _random.Next(1, 24);

    // Later ones more often.
    private int Pick(int count) => Math.Max(_random.Next(count), _random.Next(count));

    private bool Chance(int of) => _random.Next(of) == 0;

    private T Pick<T>(IReadOnlyList<T> all) => all[_random.Next(all.Count)];
}

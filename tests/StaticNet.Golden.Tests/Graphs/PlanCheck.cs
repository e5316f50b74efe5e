using StaticNet.Generators.Autodiff;
using StaticNet.Generators.Declarations;
using StaticNet.Generators.Lowering;
using StaticNet.Generators.Planning;
using StaticNet.Generators.ShapeInference;
using Buffer = StaticNet.Generators.Planning.Buffer;

namespace StaticNet.Golden.Tests.Graphs;

/// <summary>
/// Checks what was planned for a network: no two buffers that live at the same moment overlap, and what is read is what
/// was written last to its place. The latter is found by running the plan over objects instead of numbers: each write is a new one.
/// </summary>
internal sealed class PlanCheck
{
    private readonly NetworkProgram _program;
    private readonly GradientPlan _gradients;
    private readonly PassMemory _memory;
    private readonly Dictionary<(bool, int), object> _places = [];
    private readonly Dictionary<Value, object> _contents = [];
    private readonly string _attributes;

    private PlanCheck(NetworkProgram program, string attributes)
    {
        (_program, _attributes) = (program, attributes);
        _gradients = GradientPlanner.Plan(program);
        _memory = new PassMemory(program, _gradients);
    }

    /// <summary>Checks a network.</summary>
    /// <param name="declaration">The network.</param>
    /// <param name="attributes">Its attributes, for messages.</param>
    public static void Run(NetworkDeclaration declaration, string attributes)
    {
        InferredNetwork network = ShapeInferrer.Infer(declaration);
        Assert.Null(network.Failure);
        PlanCheck check = new(Lowerer.Lower(network), attributes);
        check.CheckBuffers();
        check.CheckGradients();
        check.CheckInference();
    }

    private void CheckBuffers()
    {
        IReadOnlyList<Buffer> buffers = _memory.Buffers;
        for (int index = 0; index < buffers.Count; index++)
        {
            foreach (Buffer other in buffers.Take(index).Where(other => other.HasTime == buffers[index].HasTime))
                CheckPair(buffers[index], other);
            int room = buffers[index].HasTime ? _memory.FloatsPerStep : _memory.FloatsPerSample;
            Assert.InRange(buffers[index].Offset, 0, room - buffers[index].Stride);
            Assert.That(buffers[index].Offset % 16 == 0, $"{buffers[index].Name} is not aligned\n{_attributes}");
        }
        Assert.Equal(buffers.Count, buffers.Select(buffer => buffer.Name).Distinct().Count());
    }

    // Samples run in parallel: what shares memory has the same rows, and its zeros at the same places.
    private void CheckPair(Buffer buffer, Buffer other)
    {
        if (buffer.Offset >= other.Offset + other.Stride || other.Offset >= buffer.Offset + buffer.Stride)
            return;
        Assert.That(
            buffer.First > other.Last || other.First > buffer.Last,
            $"{buffer.Name} and {other.Name} overlap while both live\n{_attributes}");
        Assert.Equal((other.Offset, other.Stride, other.Channels), (buffer.Offset, buffer.Stride, buffer.Channels));
    }

    private void CheckGradients()
    {
        foreach (Value start in _gradients.Starts)
            Write(_memory.GradientOf(start), start);
        foreach (ProgramOutput output in _program.Outputs.Where(_gradients.NeedsAddend))
            Put(_memory.AddendOf(output), new object());
        foreach (Value start in _gradients.Starts)
            Read(_memory.GradientOf(start), start);
        HashSet<Value> written = [.. _gradients.Starts];
        foreach (BackwardAction action in _gradients.Actions)
        {
            Value result = action.Gradient.Step.Output;
            Assert.That(written.Contains(result), $"nothing wrote the gradient of {result.Name}\n{_attributes}");
            Read(_memory.GradientOf(result), result);
            if (action.Kind == BackwardKind.Derivative)
                Write(_memory.GradientOf(result), result);
            if (action.Contribution is { } contribution)
                Contribute(contribution, isFirst: written.Add(contribution.Input));
        }
        foreach (Step step in _program.TrainingSteps.Where(static step => step.HasParameterGradients))
            Read(_memory.GradientOf(step.Output), step.Output);
    }

    private void Contribute(Contribution contribution, bool isFirst)
    {
        (Value input, Value output) = (contribution.Input, contribution.Step.Output);
        Assert.Equal(isFirst, !contribution.Adds);
        if (_memory.AddendOf(contribution) is { } addend)
            Put(addend, new object());
        Read(_memory.GradientOf(output), output);
        if (!isFirst)
            Read(_memory.GradientOf(input), input);
        if (contribution.IsOutputGradient)
            _contents[input] = _contents[output];
        else
            Write(_memory.GradientOf(input), input);
        Read(_memory.GradientOf(input), input);
    }

    // Whatever it was, it is something else now.
    private void Write(Buffer? place, Value value)
    {
        _contents[value] = new object();
        if (place is not null)
            Put(place, _contents[value]);
    }

    private void Put(Buffer place, object content) => _places[(place.HasTime, place.Offset)] = content;

    private void Read(Buffer? place, Value value)
    {
        if (place is null)
            Assert.That(_program.IsCallers(value), $"the gradient of {value.Name} has no place\n{_attributes}");
        else
            Assert.That(
                _places.TryGetValue((place.HasTime, place.Offset), out object? content) && content == _contents[value],
                $"the gradient of {value.Name} is overwritten before it is read\n{_attributes}");
    }

    private void CheckInference()
    {
        InferencePlan plan = new(_program);
        Dictionary<Value, (int Start, int End)> live = [];
        foreach (Step step in plan.Calls)
        {
            Value[] reads = [.. InferencePlan.Reads(step).Where(value => value.Place == ValuePlace.Buffer)];
            foreach (Value value in reads)
                Assert.That(
                    live.ContainsKey(value), $"{value.Name} is gone before {step.Name} reads it\n{_attributes}");
            Value result = plan.Pooled.TryGetValue(step, out Step? pooling) ? pooling.Output : step.Output;
            if (result.Place != ValuePlace.Buffer)
                continue;
            (int start, int end) = (plan.Scratch[result], plan.Scratch[result] + result.Stride);
            Assert.InRange(end, start, plan.ScratchFloats);
            Value[] gone = [.. live.Keys.Where(other => start < live[other].End && end > live[other].Start)];
            Assert.That(!gone.Intersect(reads).Any(), $"{step.Name} runs in place\n{_attributes}");
            foreach (Value other in gone)
                live.Remove(other);
            live[result] = (start, end);
        }
        foreach (Value value in _program.Outputs.Select(output => NetworkProgram.InInference(output.Value)))
        {
            bool isThere = value.Place != ValuePlace.Buffer || live.ContainsKey(value);
            Assert.That(isThere, $"the output {value.Name} is overwritten\n{_attributes}");
        }
    }
}

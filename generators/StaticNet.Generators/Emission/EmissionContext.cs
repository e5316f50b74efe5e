using StaticNet.Generators.Autodiff;
using StaticNet.Generators.Freezing;
using StaticNet.Generators.Layers;
using StaticNet.Generators.Lowering;
using StaticNet.Generators.Memory;
using StaticNet.Generators.Model;

namespace StaticNet.Generators.Emission;

/// <summary>Everything that the emitters of one network share.</summary>
internal sealed class EmissionContext
{
    public EmissionContext(NetworkProgram program, FrozenNetwork? frozen)
    {
        Program = program;
        Frozen = frozen;
        Gradients = GradientPlanner.Plan(program);
        Memory = new PassMemory(program, Gradients);
        Pooled = FindPooled();
        ScratchFloats = PlanScratch(program);
    }

    public NetworkProgram Program { get; }

    /// <summary>The network for inference that this one has a member for, if it has.</summary>
    public FrozenNetwork? Frozen { get; }

    public NetworkDeclaration Declaration => Program.Declaration;

    public IReadOnlyList<GradientStep> Gradients { get; }

    public PassMemory Memory { get; }

    /// <summary>
    /// The offset of each value in the scratch memory of inference, in floats for each sample of a block.
    /// </summary>
    public Dictionary<Value, int> Scratch { get; } = [];

    /// <summary>The floats of scratch memory for each sample of a block.</summary>
    public int ScratchFloats { get; }

    public IEnumerable<Step> InferenceSteps => Program.Steps.Where(static step => step.Layer is not IOnlyInTraining);

    /// <summary>
    /// Steps whose results are pooled before they are written in inference, since nothing else reads them, and by what.
    /// </summary>
    public IReadOnlyDictionary<Step, Step> Pooled { get; }

    /// <summary>What inference calls.</summary>
    public IEnumerable<Step> PredictedSteps => InferenceSteps.Where(step => !Pooled.Values.Contains(step));

    /// <summary>Whether the last value must be copied to the caller's output.</summary>
    public bool CopiesOutput => NetworkProgram.InInference(Program.Last).Place != ValuePlace.Output;

    // Samples run one block after another on one thread, so slots of any length may be shared.
    private int PlanScratch(NetworkProgram program)
    {
        List<(Value Value, Memory.Buffer Buffer)> buffers = [];
        int end = program.Steps.Count + 1;
        for (int moment = 0; moment < program.Steps.Count; moment++)
        {
            Step step = program.Steps[moment];
            if (Pooled.ContainsKey(step))
                continue;
            // What is pooled at once is written while the convolution's input is read.
            int written = Pooled.Values.Contains(step)
                ? program.Steps.TakeWhile(other => !IsPooledBy(other, step)).Count()
                : moment;
            if (step.Output.Place == ValuePlace.Buffer && step.Layer is not IOnlyInTraining)
            {
                int read = LastRead(program, step.Output, end);
                buffers.Add((step.Output, new Memory.Buffer(step.Name, step.Output.Stride, written, read)));
            }
        }
        int floats = BufferPlanner.Plan(buffers.Select(static pair => pair.Buffer), sameStride: false);
        foreach ((Value value, Memory.Buffer buffer) in buffers)
            Scratch[value] = buffer.Offset;
        return floats;
    }

    private bool IsPooledBy(Step step, Step pooling) => Pooled.TryGetValue(step, out Step? found) && found == pooling;

    private Dictionary<Step, Step> FindPooled()
    {
        Dictionary<Step, Step> pooled = [];
        foreach (Step pooling in InferenceSteps.Where(static step => !step.HasTime))
        {
            Value value = NetworkProgram.InInference(pooling.Input);
            Step? source = InferenceSteps.FirstOrDefault(step => step.Output == value);
            if (source?.Layer is IFusesPooling layer && layer.FusesPooling(source, pooling)
                && InferenceSteps.Count(step => NetworkProgram.InInference(step.Input) == value) == 1)
                pooled[source] = pooling;
        }
        return pooled;
    }

    private static int LastRead(NetworkProgram program, Value value, int end)
    {
        int last = NetworkProgram.InInference(program.Last) == value ? end : 0;
        for (int moment = 0; moment < program.Steps.Count; moment++)
        {
            if (NetworkProgram.InInference(program.Steps[moment].Input) == value)
                last = Math.Max(last, moment);
        }
        return last;
    }
}

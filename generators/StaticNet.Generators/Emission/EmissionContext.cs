using StaticNet.Generators.Autodiff;
using StaticNet.Generators.Lowering;
using StaticNet.Generators.Memory;
using StaticNet.Generators.Model;

namespace StaticNet.Generators.Emission;

/// <summary>Everything that the emitters of one network share.</summary>
internal sealed class EmissionContext
{
    public EmissionContext(NetworkProgram program)
    {
        Program = program;
        Gradients = GradientPlanner.Plan(program);
        Memory = new PassMemory(program, Gradients);
        ScratchFloats = PlanScratch(program);
    }

    public NetworkProgram Program { get; }

    public NetworkDeclaration Declaration => Program.Declaration;

    public IReadOnlyList<GradientStep> Gradients { get; }

    public PassMemory Memory { get; }

    /// <summary>The offset of each value in the scratch memory of inference, in floats for each sample of a block.</summary>
    public Dictionary<Value, int> Scratch { get; } = [];

    /// <summary>The floats of scratch memory for each sample of a block.</summary>
    public int ScratchFloats { get; }

    public IEnumerable<Step> InferenceSteps => Program.Steps.Where(static step => !step.Layer.OnlyInTraining);

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
            if (step.Output.Place == ValuePlace.Buffer && !step.Layer.OnlyInTraining)
                buffers.Add((step.Output, new Memory.Buffer(step.Name, step.Output.Stride, moment, LastRead(program, step.Output, end))));
        }
        int floats = BufferPlanner.Plan(buffers.Select(static pair => pair.Buffer), sameStride: false);
        foreach ((Value value, Memory.Buffer buffer) in buffers)
            Scratch[value] = buffer.Offset;
        return floats;
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

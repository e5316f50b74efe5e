using StaticNet.Generators.Contract;
using StaticNet.Generators.CSharp;
using StaticNet.Generators.Lowering;

namespace StaticNet.Generators.Emission;

/// <summary>
/// Writes the forward pass of a frozen network. It is the same in training mode, as no layer behaves otherwise there.
/// </summary>
internal static class FrozenForwardEmitter
{
    public static void Emit(EmissionContext context, MemberWriter members)
    {
        NetworkProgram program = context.Program;
        PublicMethod forward = program.Contract.Forward;
        members.Class.Blank();
        GraphDocs.EmitForward(program, members.Class);
        members.Call(
            forward, $"{CallerSpans.InputArguments(program)}, workspace{PassMembersEmitter.PassedOutputs(program)}");
        CodeWriter code = members.Network.Blank().Open(
            $"public {forward.Type} Forward({CallerSpans.Inputs(program)}, Workspace workspace"
            + $"{PassMembersEmitter.ForwardOutputs(program)})");
        PassMembersEmitter.EmitEnter(program, code);
        CallerSpans.EmitSamples(program, code);
        EmitPass(program, code);
        foreach (Value input in program.Inputs)
            code.Line($"pass.{input.Caller!.Field} = ref {BeginEmitter.Taken(input, "keeps: false")};");
        code.Line($"workspace.Run(ref pass, PassPhase.Forward, {SampleParts.Count(program)}, "
            + $"{PassMembersEmitter.Flops} * samples);");
        foreach (ProgramOutput output in program.Outputs)
            PassMembersEmitter.EmitOutput(program, output, code);
        code.Close();
    }

    private static void EmitPass(NetworkProgram program, CodeWriter code)
    {
        code.Line("Pass pass = new()");
        code.Open("");
        code.Line("Memory = ref workspace.Begin("
            + "_parameters, samples, Pass.FloatsPerSample, Pass.FixedFloats, keeps: false),");
        code.Line("Parameters = ref _parameters.Reference,");
        if (program.BufferLength > 0)
            code.Line("Buffers = ref _buffers.Reference,");
        code.Line("Samples = samples,");
        code.Line("Capacity = workspace.MaxBatch,");
        code.Close(";");
    }
}

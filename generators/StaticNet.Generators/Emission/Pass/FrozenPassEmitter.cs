using StaticNet.Generators.CSharp;

namespace StaticNet.Generators.Emission;

/// <summary>Writes what is in the job of a frozen network: the forward pass, which is its only phase.</summary>
internal static class FrozenPassEmitter
{
    public static void Emit(EmissionContext context, CodeWriter code)
    {
        EmitFields(context, code);
        EmitRun(context, code);
        PassForwardEmitter.Emit(context, code);
        code.Blank();
        PassRows.EmitMethods(context, code);
    }

    private static void EmitFields(EmissionContext context, CodeWriter code)
    {
        code.Line($"public const int FloatsPerSample = {context.Memory.FloatsPerSample}, "
            + $"FixedFloats = {context.Memory.FixedFloats};");
        code.Line($"public const long Flops = {context.Program.Work};");
        code.Blank();
        PassRows.EmitConstants(context, code);
        IEnumerable<string> references =
        [
            "Parameters", .. context.Program.BufferLength > 0 ? ["Buffers"] : Array.Empty<string>(),
            .. context.Program.Inputs.Select(static input => input.Caller!.Field), "Memory",
        ];
        code.Line($"public ref float {string.Join(", ", references)};");
        code.Line("public int Samples, Capacity;");
    }

    private static void EmitRun(EmissionContext context, CodeWriter code)
    {
        SampleParts.EmitAtOnce(context.Program, code);
        code.Blank();
        code.Line("public void Run(int phase, int first, int end) => VectorJob.Run(ref this, phase, first, end);");
        code.Blank();
        code.Line("public readonly void Run<TSimd>(int phase, int first, int end)");
        code.Open("    where TSimd : unmanaged, ISimd<TSimd>");
        code.Line($"int firstSample = first * {SampleParts.Size(context.Program)};");
        code.Line($"int endSample = Math.Min(end * {SampleParts.Size(context.Program)}, Samples);");
        code.Line("ForwardLayers<TSimd>(firstSample, endSample);");
        if (PassForwardEmitter.WritesOutput(context.Program))
            code.Line("WriteOutput<TSimd>(firstSample, endSample);");
        code.Close();
    }
}

using StaticNet.Generators.CSharp;
using StaticNet.Generators.Lowering;
using StaticNet.Generators.Planning;

namespace StaticNet.Generators.Emission;

/// <summary>The parts in which the samples of a batch go through the layers.</summary>
internal static class SampleParts
{
    /// <summary>The samples in one part.</summary>
    public static string Size(NetworkProgram program) =>
        program.TakesWholeSequences ? "Partition.SequencesPerPart" : "Partition.SamplesPerPart";

    /// <summary>How many parts a batch has.</summary>
    public static string Count(NetworkProgram program) =>
        program.TakesWholeSequences ? "Partition.SequenceParts(samples)" : "Partition.SampleParts(samples)";

    /// <summary>Writes how many parts a thread takes at once, where that is more than one.</summary>
    public static void EmitAtOnce(NetworkProgram program, CodeWriter code)
    {
        if (!LargeWeights.AreIn(program))
            return;
        code.Blank();
        code.Summary("As many samples at once as pay for reading weights that are larger than a core's cache.");
        code.Line("public static int PartsAtOnce(int phase) =>");
        code.Line("    phase is PassPhase.Transpose or PassPhase.ParameterGradients ? 1 : Partition.PartsAtOnce;");
    }
}

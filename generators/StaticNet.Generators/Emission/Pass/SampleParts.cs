using StaticNet.Generators.Lowering;

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
}

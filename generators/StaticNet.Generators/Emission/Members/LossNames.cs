using StaticNet.Generators.Contract;
using StaticNet.Generators.Lowering;

namespace StaticNet.Generators.Emission;

/// <summary>
/// What generated code calls things of a loss: a network of one output has one of each, of several each has its own.
/// </summary>
internal static class LossNames
{
    /// <summary>The parameter that is the targets of an output.</summary>
    public static string TargetsOf(NetworkProgram program, ProgramOutput output) =>
        NetworkContract.TargetsOf(program.Outputs.Count, output.Binding);

    /// <summary>A field of the pass, or a method, that belongs to the loss of an output.</summary>
    public static string Field(NetworkProgram program, ProgramOutput output, string field) =>
        program.Outputs.Count == 1 ? field : output.Binding.Member + field;

    /// <summary>The options of the loss of an output.</summary>
    public static string Options(NetworkProgram program, ProgramOutput output) =>
        "LossDescription." + Field(program, output, "Options");
}

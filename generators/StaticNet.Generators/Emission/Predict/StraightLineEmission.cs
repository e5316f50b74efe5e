using StaticNet.Generators.CSharp;
using StaticNet.Generators.Layers;
using StaticNet.Generators.Lowering;

namespace StaticNet.Generators.Emission;

/// <summary>What a layer needs to write itself as straight-line vector code for one sample.</summary>
internal sealed class StraightLineEmission(CodeWriter writer, Step step, int lanes)
{
    public CodeWriter Writer { get; } = writer;

    public Step Step { get; } = step;

    /// <summary>The lanes of a vector.</summary>
    public int Lanes { get; } = lanes;

    /// <summary>How many vectors hold the output.</summary>
    public int OutputVectors => VectorCount(Step.Output, Lanes);

    /// <summary>A scalar of the input, in memory.</summary>
    public string InputScalar(int index) => Offset(InputMemory, index);

    /// <summary>The first float of the input in memory.</summary>
    public string InputMemory => Input.Place == ValuePlace.Input ? "input" : Memory(Input);

    /// <summary>The first float of the output in memory, for layers that write there: only the last one does.</summary>
    public string OutputMemory => "output";

    /// <summary>The local that is one of the output's vectors.</summary>
    public string OutputVector(int vector) => Vector(Step.Output, vector, Lanes);

    /// <summary>The local that is one of the input's vectors.</summary>
    public string InputVector(int vector) => Vector(Input, vector, Lanes);

    /// <summary>The activation that is applied to the output before it is used.</summary>
    public string? FusedInstance => (Step.Fused as IActivationLayer)?.Function.Instance;

    // After dropout, which inference skips, it is the value before it.
    private Value Input => NetworkProgram.InInference(Step.Input);

    public static int VectorCount(Value value, int lanes) => (value.Size + lanes - 1) / lanes;

    public static string Vector(Value value, int vector, int lanes) =>
        VectorCount(value, lanes) == 1 ? value.Local : $"{value.Local}Vector{vector}";

    /// <summary>The local that refers to a value in memory.</summary>
    public static string Memory(Value value) => value.Local + "Lanes";

    /// <summary>The place of a float after another.</summary>
    public static string Offset(string origin, int index) => index == 0 ? origin : $"Unsafe.Add(ref {origin}, {index})";
}

using StaticNet.Generators.Autodiff;
using StaticNet.Generators.Lowering;

namespace StaticNet.Generators.Emission;

/// <summary>What a layer needs to write its methods: the names of the values it reads and writes.</summary>
internal sealed class StepEmission(CodeWriter writer, Step step, GradientStep? gradient)
{
    public CodeWriter Writer { get; } = writer;

    public Value Input => step.Input;

    public Value Output => step.Output;

    /// <summary>The gradient that backward reads; the caller's, where the step is part of the loss otherwise.</summary>
    public GradientRow GradientIn => new(gradient is null ? "OutputSize" : step.Output.GradientStrideName);

    /// <summary>The gradient that backward writes.</summary>
    public GradientRow GradientOut => new(
        step.Input.Place == ValuePlace.Input && step.Layer.WritesExactly ? "InputSize" : step.Input.GradientStrideName);

    /// <summary>The activation that forward applies to its results.</summary>
    public string FusedInstance => step.Fused?.Activation?.Instance ?? "default(Identity)";

    /// <summary>The activation by whose derivative backward multiplies its results.</summary>
    public string FoldedInstance => gradient?.Folded?.Instance ?? "default(Identity)";

    public void OpenForward(string parameters) => Open(
        "Forward", $"{step.Output.Local} = {step.Formula}: {Rows(step.Input)} to {Rows(step.Output)}.", "int rows, " + parameters);

    public void OpenBackward(string parameters)
    {
        string dInput = step.Input.GradientLocal;
        string derivative = gradient?.Folded is { } folded ? $", times the derivative of {folded.Type}" : "";
        Open("Backward", $"{dInput}, from {step.Output.GradientLocal}{derivative}: {Rows(step.Output)} to {Rows(step.Input)}.", "int rows, " + parameters);
    }

    public void OpenParameterGradients() => Open(
        "ParameterGradients",
        $"dWeight = {step.Input.Local}^T * {step.Output.GradientLocal}, for the weight's rows from first to end.",
        "int first, int end, int samples, ref float input, ref float dOutput, ref float gradients, bool accumulate");

    private void Open(string direction, string summary, string parameters)
    {
        Writer.Blank();
        Writer.Summary(summary);
        Writer.Line($"public static void {step.Name}{direction}<TSimd>({parameters})");
        Writer.Line("    where TSimd : unmanaged, ISimd<TSimd>");
        Writer.Open("");
    }

    private static string Rows(Value value) => $"[rows x {value.Shape.ToSpacedString()}]";
}

/// <summary>A row of a gradient.</summary>
/// <param name="StrideName">Its length.</param>
internal readonly record struct GradientRow(string StrideName);

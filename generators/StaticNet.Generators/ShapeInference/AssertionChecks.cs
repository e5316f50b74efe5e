using StaticNet.Generators.Expansion;
using StaticNet.Generators.Layers;
using StaticNet.Generators.Model;

namespace StaticNet.Generators.ShapeInference;

/// <summary>Checks what is given to inputs of blocks that declare their shapes.</summary>
internal static class AssertionChecks
{
    /// <summary>Whether the value is what the input of the block asks for; reports it otherwise.</summary>
    public static bool Holds(InputAssertion assertion, LayerInput given, ProblemList problems)
    {
        InputDeclaration input = assertion.Input;
        // What makes no sense is reported in the block.
        if (input.DeclaredShape is not { } shape || Fits(input, shape, given))
            return true;
        problems.Add(new Problem(
            ProblemKind.InputOfBlockDiffers, assertion.Attribute,
            new[]
            {
                assertion.Use, Text(given), given.Producer, input.Name,
                input.Vocabulary > 0 ? input.Text : shape.ToString(),
            }.ToEquatableArray(),
            given.ProducerAttribute) { SecondOrigin = assertion.InputAttribute });
        return false;
    }

    // An input without a time axis is also given each step of a sequence.
    private static bool Fits(InputDeclaration input, Shape shape, LayerInput given) =>
        given.Vocabulary == input.Vocabulary
        && shape.Axes.Equals(given.Shape.Axes)
        && (input.Kind == InputKind.Values || given.Shape.HasTime);

    private static string Text(LayerInput given) =>
        given.Vocabulary > 0 ? $"T tokens of {given.Vocabulary}" : given.Shape.ToString();
}

using StaticNet.Generators.Contract;
using StaticNet.Generators.Losses;
using StaticNet.Generators.Model;

namespace StaticNet.Generators.Lowering;

/// <summary>An output of the network: the value that the caller gets, and its loss.</summary>
/// <param name="Binding">How generated code calls it.</param>
/// <param name="Value">The value that it is, or is copied from.</param>
/// <param name="Shape">The shape in which the caller sees it.</param>
/// <param name="Loss">Its loss, if it has one.</param>
/// <param name="LossActivation">
/// The step that gives the value, where the loss takes its input and computes both at once.
/// </param>
internal sealed record ProgramOutput(Binding Binding, Value Value, Shape Shape, Loss? Loss, Step? LossActivation)
{
    /// <summary>The value that the loss reads.</summary>
    public Value LossInput => LossActivation?.Input ?? Value;

    /// <summary>How the caller's memory of it lies.</summary>
    public ValueLayout Layout => Value.SeenByCaller(Shape, Binding);
}

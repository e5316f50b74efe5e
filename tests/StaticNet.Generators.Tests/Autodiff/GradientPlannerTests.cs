using StaticNet.Generators.Autodiff;
using StaticNet.Generators.Lowering;
using StaticNet.Generators.ShapeInference;
using StaticNet.Generators.Tests.Testing;

namespace StaticNet.Generators.Tests.Autodiff;

/// <summary>What the backward pass computes, in which order, and where each gradient goes.</summary>
public sealed class GradientPlannerTests
{
    [Fact]
    public void First_contribution_writes_and_the_others_add() => Assert.Equal(
        "dense1 = add1; dense1 *= Relu; input = add1 if asked; input += dense1 if asked",
        Plan("""Input(7), Dense(7), Relu, Add("input")"""));

    [Fact]
    public void An_operand_read_twice_gets_two_contributions() => Assert.Equal(
        "dense1 = add1; dense1 += add1; input = dense1 if asked",
        Plan("""Input(7), Dense(7), Add("dense1", "dense1")"""));

    [Fact]
    public void The_last_operand_takes_the_place_of_the_sum() => Assert.Equal(
        "b = add1; a = add1 in place; a += b; input = a if asked",
        Plan("""Input(7), Dense(7, Name = "a"), Dense(7, Name = "b"), Add("a")"""));

    [Fact]
    public void What_was_broadcast_takes_no_place_of_another_shape() => Assert.Equal(
        "a = multiply1; b = multiply1; a += b; input = a if asked",
        Plan("""Input(7), Dense(7, Name = "a"), Dense(1, Name = "b"), Multiply("a", "b")"""));

    [Fact]
    public void An_output_that_is_read_again_is_added_to() => Assert.Equal(
        "a += b; input = a if asked",
        Plan("""Input(7), Dense(7, Name = "a"), Output(Name = "x"), Dense(3, Name = "b"), Output(Name = "y")"""));

    [Fact]
    public void An_input_that_is_an_output_is_added_to() => Assert.Equal(
        "input += dense1 if asked",
        Plan("""Input(7), Output(Name = "x"), Dense(3), Output(Name = "y")"""));

    [Fact]
    public void A_derivative_is_folded_into_the_only_reader() => Assert.Equal(
        "dense1 = dense2 times Relu; input = dense1 if asked", Plan("Input(7), Dense(5), Relu, Dense(3)"));

    [Fact]
    public void A_derivative_of_what_an_output_reads_too_is_not_folded() => Assert.Equal(
        "dense1 += dense2; dense1 *= Relu; input = dense1 if asked",
        Plan("""Input(7), Dense(5), Relu, Output(Name = "x"), Dense(3), Output(Name = "y")"""));

    private static string Plan(string attributes)
    {
        InferredNetwork network = Inference.Infer($"[Network, {attributes}] public partial class Net;");
        Assert.Null(network.Failure);
        return string.Join("; ", GradientPlanner.Plan(Lowerer.Lower(network)).Actions.Select(Text));
    }

    private static string Text(BackwardAction action)
    {
        string asked = action.IsNeeded ? "" : " if asked";
        if (action.Contribution is not { } contribution)
            return $"{action.Gradient.Step.Output.Name} *= {action.Gradient.Step.Fused?.Kind}{asked}";
        return $"{contribution.Input.Name} {(contribution.Adds ? "+=" : "=")} {contribution.Step.Layer.Name}"
            + (contribution.Folded is { } folded ? $" times {folded.Type}" : "")
            + (contribution.InPlace ? " in place" : "") + asked;
    }
}

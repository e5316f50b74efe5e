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
        "dense1 = multiply1; dense1 *= Relu; input = multiply1 if asked; input += dense1 if asked",
        Plan("""Input(7), Dense(7), Relu, Multiply("input")"""));

    [Fact]
    public void Operands_of_a_sum_share_its_gradient() => Assert.Equal(
        "b is add1; a is add1; input = b if asked; input += a if asked",
        Plan("""Input(7), Dense(7, Name = "a"), Dense(7, Name = "b", From = "input"), Add("a")"""));

    [Fact]
    public void What_is_subtracted_has_a_gradient_of_its_own() => Assert.Equal(
        "a is subtract1; b = subtract1; input = b if asked; input += a if asked",
        Plan("""Input(7), Dense(7, Name = "a"), Dense(7, Name = "b", From = "input"), Subtract("a", "b")"""));

    [Fact]
    public void An_operand_read_twice_gets_two_contributions() => Assert.Equal(
        "dense1 = add1; dense1 += add1; input = dense1 if asked",
        Plan("""Input(7), Dense(7), Add("dense1", "dense1")"""));

    [Fact]
    public void What_skips_a_layer_is_added_to_what_the_layer_writes() => Assert.Equal(
        "b is add1; a = b; a += add1; input = a if asked",
        Plan("""Input(7), Dense(7, Name = "a"), Dense(7, Name = "b"), Add("a")"""));

    [Fact]
    public void The_derivative_is_folded_into_what_is_added_last() => Assert.Equal(
        "b is add1; dense1 = b; dense1 += add1 times Relu; input = dense1 if asked",
        Plan("""Input(7), Dense(7), Relu(Name = "a"), Dense(7, Name = "b"), Add("a")"""));

    [Fact]
    public void The_derivative_of_an_operand_is_folded_into_the_copy() => Assert.Equal(
        "b = add1 times Relu; a = b; a += add1; input = a if asked",
        Plan("""Input(7), Dense(7, Name = "a"), Dense(7, Name = "b"), Relu, Add("a")"""));

    // The normalisation reads the sum's gradient, and writes beside it, as it is still to be added.
    [Fact]
    public void Nothing_is_written_over_a_gradient_that_is_read_again() => Assert.Equal(
        "batchNorm1 is add1; batchNorm1 waits; b = batchNorm1; a = b; a += add1; input = a if asked",
        Plan("""Input(7), Dense(7, Name = "a"), Dense(7, Name = "b"), BatchNorm, Add("a")"""));

    [Fact]
    public void A_gradient_that_changes_while_another_is_read_is_a_copy() => Assert.Equal(
        "multiply1 is add1; a = add1; b = multiply1; a += multiply1; a += b; input = a if asked",
        Plan("""Input(7), Dense(7, Name = "a"), Dense(7, Name = "b"), Multiply("a"), Add("a")"""));

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
        string output = action.Gradient.Step.Output.Name;
        if (action.Kind == BackwardKind.Barrier)
            return $"{output} waits";
        if (action.Contribution is not { } contribution)
            return $"{output} *= {action.Gradient.Step.Fused?.Kind}{asked}";
        if (contribution.IsOutputGradient)
            return $"{contribution.Input.Name} is {output}{asked}";
        return $"{contribution.Input.Name} {(contribution.Adds ? "+=" : "=")} {contribution.Step.Layer.Name}"
            + (contribution.Folded is { } folded ? $" times {folded.Type}" : "")
            + (contribution.InPlace ? " in place" : "") + asked;
    }
}

using StaticNet.Generators.Expressions;
using StaticNet.Generators.Layers;
using StaticNet.Generators.Tests.Testing;

namespace StaticNet.Generators.Tests.Expressions;

/// <summary>What methods become: the formula, simplified, and the derivatives, as generated code documents them.</summary>
public sealed class FormulaTests
{
    [Theory]
    [InlineData("x", "x", "1")]
    [InlineData("2 + 3 * x + 0 - 0 * x", "2 + 3 * x", "3")]
    [InlineData("x * x", "x^2", "2 * x")]
    [InlineData("MathF.Pow(x, 3)", "x * x^2", "3 * x^2")]
    [InlineData("(float)Math.Pow(x, 1.5)", "x^1.5", "1.5 * sqrt(x)")]
    [InlineData("-(-x)", "x", "1")]
    [InlineData("x / 4", "0.25 * x", "0.25")]
    [InlineData("1 / x", "1 / x", "-1 / x / x")]
    [InlineData("x / (1 + MathF.Exp(-x))", "x * sigmoid(x)", "sigmoid(x) + x * sigmoid(x) * (1 - sigmoid(x))")]
    [InlineData("MathF.Exp(x) / (MathF.Exp(x) + 1)", "sigmoid(x)", "y * (1 - y)")]
    [InlineData("MathF.Log(1 + MathF.Exp(2 * x))", "softplus(2 * x)", "-2 * expm1(-y)")]
    [InlineData("-MathF.Log(1 + MathF.Exp(-x))", "-softplus(-x)", "-expm1(y)")]
    [InlineData("x > 0 ? x : 0.5f * (MathF.Exp(x) - 1)", "x > 0 ? x : 0.5 * expm1(x)", "y > 0 ? 1 : 0.5 * (2 * y + 1)")]
    [InlineData("x > 0 ? x : x * x", "x > 0 ? x : x^2", "x > 0 ? 1 : 2 * x")]
    [InlineData("MathF.Tanh(x)", "tanh(x)", "1 - y^2")]
    [InlineData("MathF.Exp(x)", "exp(x)", "y")]
    [InlineData("MathF.Sqrt(x)", "sqrt(x)", "0.5 / y")]
    [InlineData("MathF.Max(0, x)", "max(x, 0)", "y > 0 ? 1 : 0")]
    [InlineData("MathF.Min(MathF.Max(x, 0), 6)", "min(max(x, 0), 6)", "6 > y ? (y > 0 ? 1 : 0) : 0")]
    [InlineData("x > 0 ? x : 0.1f * x", "x > 0 ? x : 0.1 * x", "y > 0 ? 1 : 0.1")]
    [InlineData("x > 0 ? x : x", "x", "1")]
    [InlineData("!(x > 0) ? -x : x", "x > 0 ? x : -x", "x > 0 ? 1 : -1")]
    [InlineData("MathF.Abs(x) + MathF.Floor(x)", "abs(x) + floor(x)", "sign(x)")]
    [InlineData("MathF.Sin(x) * MathF.Cos(x)", "sin(x) * cos(x)", "cos(x)^2 - sin(x)^2")]
    [InlineData("x is float.NaN ? 0 : 1", null, null)]
    public void Formula_and_derivative_are_simple(string expression, string? formula, string? derivative)
    {
        string[]? formulas = Formulas($"static float F(float x) => {expression};", "Elementwise(nameof(F))");
        if (formula is null)
        {
            Assert.Null(formulas);
            return;
        }
        Assert.Equal($"f(x) = {formula}", formulas![0]);
        Assert.StartsWith($"d f(x) / d x = {derivative}", formulas[1], StringComparison.Ordinal);
        Assert.Equal(derivative!.Contains('y'), formulas[1].EndsWith(", y = f(x)", StringComparison.Ordinal));
    }

    [Fact]
    public void Each_argument_has_a_derivative_and_a_loss_that_of_the_prediction()
    {
        Assert.Equal(
            ["f(a, b) = a * b", "d f(a, b) / d a = b", "d f(a, b) / d b = a"],
            Formulas("static float F(float a, float b) => a * b;", "Elementwise(nameof(F), \"input\")")!);
        Assert.Equal(
            ["f(y, t) = (y - t)^2", "d f(y, t) / d y = 2 * (y - t)"],
            Formulas("static float F(float y, float t) { var d = y - t; return d * d; }", "CustomLoss(nameof(F))")!);
    }

    [Fact]
    public async Task Formulas_show_on_hover_and_in_the_generated_file()
    {
        CompiledProgram program = await Programs.Compile(Networks.Functions);
        program.AssertCompiles();
        Assert.Contains("/// off(y, t) = (y - t)^2\n/// d off(y, t) / d y = 2 * (y - t)\n", program.Files["Samples.Fitted.g.cs"], StringComparison.Ordinal);
        string functions = program.Files["Samples.Fitted-Functions.g.cs"];
        Assert.Contains("/// <c>d off(y, t) / d y = 2 * (y - t)</c><br/>", functions, StringComparison.Ordinal);
        Assert.Contains(
            """
                [MethodImpl(MethodImplOptions.AggressiveInlining)]
                public TSimd Evaluate<TSimd>(TSimd y, TSimd t, out TSimd derivative)
                    where TSimd : unmanaged, ISimd<TSimd>
                {
                    TSimd difference = y - t;
                    derivative = TSimd.Broadcast(2f) * difference;
                    return difference * difference;
                }
            """, functions.ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    // A tower of methods that each call the one before twice has few different parts.
    [Fact]
    public void Common_parts_are_read_and_computed_once()
    {
        string tower = string.Concat(Enumerable.Range(1, 60).Select(static level =>
            $"static float F{level}(float x) => F{level - 1}(x) * 0.5f + F{level - 1}(x) * x;"));
        ElementwiseFunction function = Function(
            $"static float F0(float x) => x + 1; {tower} static float F(float x) => F20(x);", "Elementwise(nameof(F))")!;
        Assert.InRange(function.Nodes.Count, 20, 200);
        Assert.Null(Function($"static float F0(float x) => x + 1; {tower} static float F(float x) => F60(x);", "Elementwise(nameof(F))"));
    }

    private static string[]? Formulas(string method, string attribute) => Function(method, attribute)?.Formulas.ToArray();

    private static ElementwiseFunction? Function(string method, string attribute)
    {
        var declaration = Inference.Infer(
            $"[Network, Input(4), Dense(4), {attribute}] public partial class Net {{ {method} }}").Declaration;
        return declaration.Layers.OfType<IHasFunction>().Concat(declaration.Losses.OfType<IHasFunction>())
            .SingleOrDefault()?.Expression;
    }
}

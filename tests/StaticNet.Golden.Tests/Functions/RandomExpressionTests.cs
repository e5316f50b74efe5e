using StaticNet.Generators.Declarations;
using StaticNet.Generators.Expressions;
using StaticNet.Generators.Layers;
using StaticNet.Golden.Tests.Compilation;

namespace StaticNet.Golden.Tests.Functions;

/// <summary>
/// Random methods: what the compiler derives of them against finite differences, and what their kernels compute against
/// double precision.
/// </summary>
public sealed class RandomExpressionTests
{
    private const int Networks = 5, PerNetwork = 40, Points = 19;

    private static readonly Method[] Methods = [.. MakeMethods()];

    [Fact]
    public void Derivatives_agree_with_finite_differences()
    {
        ElementwiseFunction[] functions = [.. ReadFunctions()];
        int compared = 0;
        for (int index = 0; index < functions.Length; index++)
        {
            for (int point = 0; point < Points; point++)
            {
                (double x, double y) = Point(point);
                Near(Methods[index], Methods[index].Value(x, y), Evaluate(functions[index], -1, x, y), 1e-6);
                for (int argument = 0; argument < 2; argument++)
                {
                    if (Difference(Methods[index].Value, x, y, argument) is not { } difference)
                        continue;
                    Near(Methods[index], difference, Evaluate(functions[index], argument, x, y), 1e-5);
                    compared++;
                }
            }
        }
        // Few points lie where a derivative jumps.
        Assert.InRange(compared, functions.Length * Points * 2 * 9 / 10, functions.Length * Points * 2);
    }

    [Fact]
    public void Kernels_agree_with_double_precision()
    {
        ElementwiseFunction[] functions = [.. ReadFunctions()];
        CompiledNetworks compiled = NetworkCompiler.CompileSources(
            "RandomExpressions", Enumerable.Range(0, Networks).Select(Source));
        for (int network = 0; network < Networks; network++)
        {
            ReadOnlySpan<ElementwiseFunction> own = functions.AsSpan(network * PerNetwork, PerNetwork);
            CheckKernels(compiled.Create($"Functions{network}"), own, network);
        }
    }

    private static void CheckKernels(NetworkRunner runner, ReadOnlySpan<ElementwiseFunction> functions, int network)
    {
        float[] input = [.. Enumerable.Range(0, 2 * Points).Select(i =>
            (float)(i < Points ? Point(i).X : Point(i - Points).Y))];
        var workspace = new Workspace(1);
        float[] values = runner.Forward(input, workspace, training: true).ToArray();
        float[] dInput = new float[2 * Points];
        for (int index = 0; index < functions.Length; index++)
        {
            Method method = Methods[network * PerNetwork + index];
            float[] dOutput = new float[values.Length];
            dOutput.AsSpan(index * Points, Points).Fill(1);
            runner.Backward(dOutput, workspace, [], dInput);
            for (int point = 0; point < Points; point++)
            {
                (float x, float y) = (input[point], input[Points + point]);
                Near(method, Evaluate(functions[index], -1, x, y), values[index * Points + point], 2e-4);
                for (int argument = 0; argument < 2; argument++)
                {
                    // Where the derivative jumps, rounding may decide for the other side.
                    if (Difference(method.Value, x, y, argument) is null)
                        continue;
                    double derivative = Evaluate(functions[index], argument, x, y);
                    Near(method, derivative, dInput[argument * Points + point], 2e-4);
                }
            }
        }
    }

    private static double Evaluate(ElementwiseFunction function, int argument, double x, double y)
        => ExpressionEvaluator.Evaluate(
            function, argument < 0 ? function.Value : function.Derivatives[argument], x, y);

    // Only methods whose values and slopes float can hold without much loss.
    private static IEnumerable<Method> MakeMethods()
    {
        var random = new RandomExpressions(seed: 20);
        for (int index = 0; index < Networks * PerNetwork;)
        {
            Method method = random.Next($"F{index}");
            if (!Enumerable.Range(0, Points).All(point => IsTame(method.Value, Point(point))))
                continue;
            yield return method;
            index++;
        }
    }

    private static bool IsTame(Func<double, double, double> value, (double X, double Y) at)
    {
        const double Step = 1e-3, Most = 50;
        double here = value(at.X, at.Y);
        return Math.Abs(here) < Most && Math.Abs(value(at.X + Step, at.Y) - here) < Step * Most
            && Math.Abs(value(at.X, at.Y + Step) - here) < Step * Most;
    }

    // Null where the derivative jumps nearby.
    private static double? Difference(Func<double, double, double> value, double x, double y, int argument)
    {
        const double Step = 1e-5;
        (double dx, double dy) = argument == 0 ? (Step, 0.0) : (0.0, Step);
        double here = value(x, y), right = value(x + dx, y + dy), left = value(x - dx, y - dy);
        bool jumps = Math.Abs(right + left - 2 * here) > 1e-3 * Step;
        return jumps ? null : (right - left) / (2 * Step);
    }

    private static (double X, double Y) Point(int index)
        => ((float)(0.37 * index - 3.21), (float)(2 * Math.Sin(1.7 * index) + 0.11));

    private static void Near(Method method, double expected, double actual, double tolerance)
        => Assert.That(
            Math.Abs(expected - actual) <= tolerance * (1 + Math.Abs(expected)),
            $"{actual:R} instead of {expected:R} of\n{method.Source}");

    private static IEnumerable<ElementwiseFunction> ReadFunctions()
    {
        string names = string.Concat(Methods.Select((_, index) => $", Elementwise(\"F{index}\", \"x\", \"y\")"));
        string methods = string.Concat(Methods.Select(method => method.Source + "\n"));
        NetworkDeclaration declaration = NetworkCompiler.Declare(
            [$"[Input(4, Name = \"x\"), Input(4, Name = \"y\"){names}]"],
            $"using System; namespace Declared; public partial class Declared0\n{{\n{methods}}}")[0];
        Assert.Empty(declaration.Problems);
        return declaration.Layers.Select(layer => ((IHasFunction)layer).Expression);
    }

    private static string Source(int network)
    {
        IEnumerable<int> own = Enumerable.Range(network * PerNetwork, PerNetwork);
        string layers = string.Concat(own.Select(index =>
            $"[Elementwise(nameof(F{index}), \"x\", \"y\", Name = \"of{index}\")]\n"));
        string all = string.Join(", ", own.Select(index => $"\"of{index}\""));
        string methods = string.Concat(own.Select(index => Methods[index].Source + "\n"));
        return $$"""
            using System;
            using StaticNet;
            namespace Random;
            [Network]
            [Input(2, {{Points}})]
            [Slice(0, 1, Axis = 0, From = "input", Name = "x")]
            [Slice(1, 2, Axis = 0, From = "input", Name = "y")]
            {{layers}}[Concat({{all}}, Axis = 0)]
            public partial class Functions{{network}}
            {
            {{methods}}}
            """;
    }
}

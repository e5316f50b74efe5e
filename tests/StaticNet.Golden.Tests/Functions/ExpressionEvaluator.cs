using StaticNet.Generators.Expressions;

namespace StaticNet.Golden.Tests.Functions;

/// <summary>The value of what the compiler made of a method, in double precision.</summary>
internal static class ExpressionEvaluator
{
    /// <summary>The value of a node.</summary>
    /// <param name="function">The function.</param>
    /// <param name="node">The node.</param>
    /// <param name="arguments">The arguments.</param>
    public static double Evaluate(ElementwiseFunction function, int node, params double[] arguments)
    {
        double[] values = new double[node + 1];
        for (int number = 0; number <= node; number++)
        {
            ExpressionNode operation = function.Nodes[number];
            values[number] = operation.Operation switch
            {
                Operation.Argument => arguments[operation.A],
                Operation.Output => Evaluate(function, function.Value, arguments),
                Operation.Constant => operation.Value,
                _ => Of(
                    operation.Operation, values[operation.A], operation.B < 0 ? 0 : values[operation.B],
                    operation.C < 0 ? 0 : values[operation.C]),
            };
        }
        return values[node];
    }

    private static double Of(Operation operation, double a, double b, double c) => operation switch
    {
        Operation.Negate => -a,
        Operation.Add => a + b,
        Operation.Subtract => a - b,
        Operation.Multiply => a * b,
        Operation.Divide => a / b,
        Operation.Min => Math.Min(a, b),
        Operation.Max => Math.Max(a, b),
        Operation.Power => Math.Pow(a, b),
        Operation.Greater => a > b ? 1 : 0,
        Operation.Equal => a.Equals(b) && !double.IsNaN(a) ? 1 : 0,
        Operation.And => a * b,
        Operation.Or => Math.Max(a, b),
        Operation.Not => 1 - a,
        Operation.Select => a > 0 ? b : c,
        _ => ExpressionValue.Of(operation, a),
    };
}

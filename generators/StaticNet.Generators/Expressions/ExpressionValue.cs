namespace StaticNet.Generators.Expressions;

/// <summary>The values of expressions, in double precision.</summary>
internal static class ExpressionValue
{
    /// <summary>The value of a function of one value.</summary>
    public static double Of(Operation operation, double a) => operation switch
    {
        Operation.Abs => Math.Abs(a),
        Operation.Sign => a > 0 ? 1 : a < 0 ? -1 : a,
        Operation.Floor => Math.Floor(a),
        Operation.Ceiling => Math.Ceiling(a),
        Operation.Round => Math.Round(a),
        Operation.Truncate => Math.Truncate(a),
        Operation.Sqrt => Math.Sqrt(a),
        Operation.Exp => Math.Exp(a),
        Operation.ExpM1 => Math.Exp(a) - 1,
        Operation.Log => Math.Log(a),
        Operation.Tanh => Math.Tanh(a),
        Operation.Sigmoid => 1 / (1 + Math.Exp(-a)),
        Operation.Softplus => a > 0 ? a + Math.Log(1 + Math.Exp(-a)) : Math.Log(1 + Math.Exp(a)),
        Operation.Sin => Math.Sin(a),
        Operation.Cos => Math.Cos(a),
        Operation.Atan => Math.Atan(a),
        _ => double.NaN,
    };
}

namespace StaticNet.Golden.Tests.Gradients;

/// <summary>All activations, by their formulas.</summary>
internal static class Activations
{
    private const double SeluScale = 1.0507009873554804934193349852946;
    private const double SeluAlpha = 1.6732632423543772848170429916717;

    /// <summary>One of each kind whose slope is bounded.</summary>
    public static IReadOnlyList<ActivationSpec> All { get; } =
    [
        new("[Relu]", x => Math.Max(x, 0), 0),
        new("[LeakyRelu(0.2)]", x => x > 0 ? x : 0.2 * x, 0),
        new("[Elu(0.7)]", x => x > 0 ? x : 0.7 * Math.Exp(x) - 0.7, 0),
        new("[Selu]", x => SeluScale * (x > 0 ? x : SeluAlpha * (Math.Exp(x) - 1)), 0),
        new("[Gelu]", x => 0.5 * x * (1 + Erf(x / Math.Sqrt(2)))),
        new("[Gelu(Approximate = true)]", x
            => 0.5 * x * (1 + Math.Tanh(Math.Sqrt(2 / Math.PI) * (x + 0.044715 * x * x * x)))),
        new("[Silu]", x => x * Sigmoid(x)),
        new("[Softplus]", x => x > 20 ? x : Math.Log(1 + Math.Exp(x))),
        new("[HardSwish]", x => x * Math.Clamp(x + 3, 0, 6) / 6, -3, 3),
        new("[Celu(0.7)]", x => x > 0 ? x : 0.7 * Math.Exp(x / 0.7) - 0.7, 0),
        new("[LogSigmoid]", x => Math.Log(Sigmoid(x))),
        new("[Softsign]", x => x / (1 + Math.Abs(x)), 0),
        new("[HardSigmoid]", x => Math.Clamp(x + 3, 0, 6) / 6, -3, 3),
        new("[HardTanh(-0.5, 0.75)]", x => Math.Clamp(x, -0.5, 0.75), -0.5, 0.75),
        new("[Relu6]", x => Math.Clamp(x, 0, 6), 0, 6),
        new("[Mish]", x => x * Math.Tanh(Math.Log(1 + Math.Exp(x)))),
        new("[Abs]", Math.Abs, 0),
        new("[Tanh]", Math.Tanh),
        new("[Sigmoid]", Sigmoid),
    ];

    /// <summary>Those that grow without bound, too steep to stand one after another.</summary>
    public static IReadOnlyList<ActivationSpec> Steep { get; } =
        [new("[Exp]", Math.Exp), new("[Square]", x => x * x)];

    public static ActivationSpec ReluLayer { get; } = Find("[Relu]");

    public static ActivationSpec SiluLayer { get; } = Find("[Silu]");

    public static ActivationSpec TanhLayer { get; } = Find("[Tanh]");

    public static ActivationSpec SigmoidLayer { get; } = Find("[Sigmoid]");

    /// <summary>The logistic function.</summary>
    /// <param name="x">The input.</param>
    public static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));

    private static ActivationSpec Find(string attribute) => All.Single(spec => spec.Attribute == attribute);

    // erf(x) = 2/sqrt(pi) exp(-x^2) sum 2^n x^(2n+1) / (1 3 5 ... (2n+1)): no term is negative, nothing cancels.
    private static double Erf(double x)
    {
        if (Math.Abs(x) > 6)
            return Math.Sign(x);
        double term = x;
        double sum = x;
        for (int n = 1; Math.Abs(term) > 1e-17 * Math.Abs(sum); n++)
        {
            term *= 2 * x * x / (2 * n + 1);
            sum += term;
        }
        return 2 / Math.Sqrt(Math.PI) * Math.Exp(-x * x) * sum;
    }
}

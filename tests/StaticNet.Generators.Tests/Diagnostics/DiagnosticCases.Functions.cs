namespace StaticNet.Generators.Tests.Diagnostics;

internal static partial class DiagnosticCases
{
    private const string Allowed = "Such methods are made of numbers, + - * /, comparisons, ?:, local variables, constants, functions of Math and MathF, and calls of others such.";

    private static IEnumerable<(string Id, DiagnosticCase Case)> FunctionCases()
    {
        yield return ("SN0631", Function(
            "", "{|Elementwise(\"Swish\")|}",
            "elementwise1 needs the method Swish, but there is none. Declare static float Swish(float x) in Net."));
        yield return ("SN0631", Function(
            "private float Swish(float x) => x;", "{|Elementwise(nameof(Swish))|}",
            "elementwise1 needs the method Swish, but it is not a static method. Declare static float Swish(float x) in Net."));
        yield return ("SN0631", Function(
            "static int Swish(float x) => 1;", "{|Elementwise(nameof(Swish))|}",
            "elementwise1 needs the method Swish, but it does not take and return float. Declare static float Swish(float x) in Net."));
        yield return ("SN0631", Function(
            "static float Gate(float a, float b) => a * b;", "{|Elementwise(nameof(Gate))|}",
            "elementwise1 needs the method Gate, but it takes 2 arguments and is given 1. Declare static float Gate(float x) in Net."));
        yield return ("SN0631", Function(
            "static float Gate(float a) => a;", "Tanh(Name = \"a\"), Sigmoid(Name = \"b\"), {|Elementwise(nameof(Gate), \"a\", \"b\")|}",
            "elementwise1 needs the method Gate, but it takes 1 argument and is given 2 or 3. Declare static float Gate(float a, float b) in Net."));
        yield return ("SN0631", Function(
            "static float Off(float prediction) => prediction;", "{|CustomLoss(nameof(Off))|}",
            "CustomLoss needs the method Off, but it takes 1 argument and is given 2. Declare static float Off(float prediction, float target) in Net."));
        yield return ("SN0632", Function(
            "static float Wave(float x) => MathF.Sin({|x % 2|});", "Elementwise(nameof(Wave))",
            $"elementwise1 cannot be compiled: x % 2 in Wave has an operator that is none of these. {Allowed}"));
        yield return ("SN0632", Function(
            "static float Next(float x) => {|MathF.BitIncrement(x)|};", "Elementwise(nameof(Next))",
            $"elementwise1 cannot be compiled: MathF.BitIncrement(x) in Next calls BitIncrement, which has no vector form. {Allowed}"));
        yield return ("SN0632", Function(
            "static readonly float Slope = 2;\n    static float Scaled(float x) => {|Slope|} * x;", "Elementwise(nameof(Scaled))",
            $"elementwise1 cannot be compiled: Slope in Scaled is a field and not a constant. {Allowed}"));
        yield return ("SN0632", Function(
            "static float Step(float x)\n    {\n        {|if (x > 0)\n            return 1;|}\n        return 0;\n    }", "Elementwise(nameof(Step))",
            $"elementwise1 cannot be compiled: if (x > 0) return 1; in Step is neither a local variable nor a return. {Allowed}"));
        yield return ("SN0632", Function(
            "static float Again(float x) => x > 0 ? {|Again(x - 1)|} : x;", "Elementwise(nameof(Again))",
            $"elementwise1 cannot be compiled: Again(x - 1) in Again calls itself. {Allowed}"));
        yield return ("SN0632", Function(
            "static float Outer(float x) => Other.Whole(x);", "Elementwise(nameof(Outer))",
            $"elementwise1 cannot be compiled: (int)x in Whole is a conversion to int. {Allowed}",
            "static class Other { public static float Whole(float x) { var y = {|(int)x|}; return y; } }"));
        yield return ("SN0632", Function(
            "static float Half(float x) => {|(x > 0 ? 3 : 1) / 2|};", "Elementwise(nameof(Half))",
            $"elementwise1 cannot be compiled: (x > 0 ? 3 : 1) / 2 in Half is arithmetic of whole numbers. {Allowed}"));
        yield return ("SN0632", Function(
            "static float Loss(float y, float t) => {|Convert.ToSingle(y)|} - t;", "CustomLoss(nameof(Loss))",
            $"CustomLoss cannot be compiled: Convert.ToSingle(y) in Loss calls ToSingle, which has no body in this project. {Allowed}"));
        string terms = string.Join(" + ", Enumerable.Range(1, 130).Select(static index => $"{index} / (x + {index})"));
        yield return ("SN0633", Function(
            $"static float Long(float x) => {terms};", "{|Elementwise(nameof(Long))|}",
            "elementwise1 cannot be compiled: Long or its derivative takes more than 250 vector operations. Split it into several layers."));
    }

    private static DiagnosticCase Function(string method, string layer, string message, string besides = "") => Whole(
        $"[Network]\n[Input(2)]\n[Dense(3), {layer}]\npublic partial class Net\n{{\n    {method}\n}}\n{besides}", message);
}

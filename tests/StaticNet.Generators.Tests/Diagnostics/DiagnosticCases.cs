namespace StaticNet.Generators.Tests.Diagnostics;

/// <summary>At least one program for each diagnostic.</summary>
internal static partial class DiagnosticCases
{
    // Uses everything that a user can know of a network with dense1.
    private const string Use = """


        public static class User
        {
            public const int Twice = 2 * Net.InputSize + 100 / Net.OutputSize;

            public static float Run(float[] input, int[] labels, Workspace workspace)
            {
                Net net = new(seed: 1);
                Net.FromFile("a").Save("b");
                net.Load("b");
                float[] gradients = new float[net.Parameters.Length];
                net.Forward(input, workspace, training: true);
                net.Backward(input, workspace, gradients, accumulate: true);
                Span<float> weight = net.Dense1.Weight.Lengths.Length > 0 ? net.Parameters : default;
                var again = new Net.Block.Dense1Parameters(gradients).Bias;
                Make<Net>();
                return net.Predict(input)[0] + net.LossAndGradients(input, labels, workspace, gradients) + net.Summary().Length;
            }

            private static T Make<T>() where T : class, ITrainableNetwork<T> => T.Create(1);
        }
        """;

    private static readonly (string Id, DiagnosticCase Case)[] Cases =
    [
        .. ClassCases(),
        .. ShapeCases(),
        .. ConvolutionCases(),
        .. NormalizationCases(),
        .. PoolingCases(),
        .. NameCases(),
        .. LossCases(),
        .. SequenceCases(),
        .. GraphCases(),
        .. BlockCases(),
        .. BeliefCases(),
        .. CustomCases(),
        .. FunctionCases(),
        .. AttentionCases(),
        .. TableCases(),
        .. HabitCases(),
        .. CallCases(),
    ];

    public static SortedDictionary<string, DiagnosticCase[]> All { get; } = new(
        Cases.GroupBy(static pair => pair.Id).ToDictionary(
            static group => group.Key, static group => group.Select(static pair => pair.Case).ToArray()),
        StringComparer.Ordinal);

    // A network of some attributes, one on a line from line 2 on, and a program that uses it.
    private static DiagnosticCase Net(string attributes, string message) =>
        new($"[Network]\n{attributes}\npublic partial class Net;{Use}", message);

    private static DiagnosticCase Whole(string source, string message, bool isOnly = true) => new(source, message, isOnly);
}

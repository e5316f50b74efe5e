namespace StaticNet.Generators.Tests.Diagnostics;

internal static partial class DiagnosticCases
{
    private const string Called = "[Network, Input(4), Dense(3), CrossEntropyLoss] public partial class Net;\n";

    private static IEnumerable<(string Id, DiagnosticCase Case)> CallCases()
    {
        foreach (string input in (IEnumerable<string>)["{|new float[6]|}", "{|[1, 2, 3, 4, 5, 6]|}", "{|new[] { 1f, 2, 3, 4, 5, 6 }|}"])
        {
            yield return ("SN0901", Whole(
                $"{Called}public class User {{ public float[] Run(Net net) => net.Predict({input}); }}",
                "Net takes 4 values for each sample, but this has 6 values, which are not whole samples."));
        }
        yield return ("SN0901", Whole(
            $"{Called}public class User {{ public void Run(Net net, float[] y) {{ const int n = 9; Span<float> x = stackalloc float[n]; net.Predict({{|x|}}, y); }} }}",
            "Net takes 4 values for each sample, but this has 9 values, which are not whole samples."));
        yield return ("SN0902", Whole(
            $"{Called}public class User {{ public void Run(Net net, float[] x) => net.Predict(x, {{|new float[1]|}}); }}",
            "Net gives 3 values for each sample, but this has room for 1 value. Make it Net.OutputSize long."));
        yield return ("SN0902", Whole(
            $"{Called}public class User {{ public void Run(Net net) {{ float[] x = new float[8], y = new float[3]; net.Predict(x.AsSpan(), {{|y|}}); }} }}",
            "Net gives 3 values for each sample, and there are 2 samples, but this has room for 3 values. Make it 2 * Net.OutputSize long."));
        yield return ("SN0902", Whole(
            $"{Called}public class User {{ public float Run(Net net, Workspace w) => net.Loss(new float[4], new[] {{ 1 }}, w, {{|output: new float[2]|}}); }}",
            "Net gives 3 values for each sample, and there is 1 sample, but this has room for 2 values. Make it Net.OutputSize long.", isOnly: false));
        // In memory, each row of the weight and the bias have 16 floats.
        yield return ("SN0904", Whole(
            $"{Called}public class User {{ public float Run(Net net, float[] x, int[] t, Workspace w) {{ var g = new float[Net.ParameterCount]; return net.LossAndGradients(x, t, w, {{|g|}}); }} }}",
            "The gradients of Net take 80 values, as many as its parameters with the padding between them, but this has room for 15 values. Make it net.Parameters.Length long."));
        foreach (string input in (IEnumerable<string>)["{|[.. new float[4], 1]|}", "{|new float[8].AsSpan(0, 5)|}"])
        {
            yield return ("SN0901", Whole(
                $"{Called}public class User {{ public float[] Run(Net net) => net.Predict({input}); }}",
                "Net takes 4 values for each sample, but this has 5 values, which are not whole samples."));
        }
        yield return ("SN0903", Whole(
            "[Network, SequenceInput(4), Lstm(3)] public partial class Net;\n"
            + "public class User { public void Run(Net net, float[] x, float[] y) => net.Step(x, {|new Net.State()|}, y); }",
            "This state of Net is made for one step and then lost, so that every step starts from zero. Keep it in a variable and give it to each step."));
    }

    /// <summary>Calls that fit, and calls of which only the program knows whether they do.</summary>
    public const string GoodCalls = """
        [Network, Input(4), Dense(3)] public partial class Bare;
        public class Own { public class Trainer<T>; }
        [Network, Input(4), Dense(3), CrossEntropyLoss] public partial class Net;
        public class User
        {
            public void Run1(Net net, Workspace workspace, float[] some, int n) { net.Predict(new float[8], new float[6]); net.Predict([], []); net.Loss(new float[4], new[] { 1 }, workspace); }
            public void Run2(Net net, Workspace workspace, float[] some, int n) { net.Predict(new float[n], new float[n]); net.Predict([.. some, 1]); }
            public void Run3(Net net, Workspace workspace, float[] some, int n) { float[] x = new float[3]; if (n > 1) x = new float[4]; net.Predict(x); }
            public void Run4(Net net, Workspace workspace, float[] some, int n) { float[] x = new float[3]; Fill(ref x); net.Predict(x); }
            public void Run5(Net net, Workspace workspace, float[] some, int n) { float[] x = new float[3]; (x, n) = (new float[4], 1); net.Predict(x); }
            public void Run6(Net net, Workspace workspace, float[] some, int n) { Span<float> x = new float[9]; net.Predict(x[..8]); net.Predict(x.Slice(1)); net.Predict(x.Slice(1, 4)); net.Predict([.. x[..4], .. some]); }
            public void Run8(Net net, Workspace workspace, float[] some, int n) { net.LossAndGradients(some, new[] { 1 }, workspace, new float[80]); net.LossAndGradients(some, new[] { 1 }, workspace, new float[net.Parameters.Length]); }
            public Own.Trainer<Bare> Run7() => new Own.Trainer<Bare>();
            private static void Fill(ref float[] values) => values = new float[4];
        }
        """;
}

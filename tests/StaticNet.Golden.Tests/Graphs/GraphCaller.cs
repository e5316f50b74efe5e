using System.Reflection;

namespace StaticNet.Golden.Tests.Graphs;

/// <summary>
/// Calls the members that users call, with a span for each input and output, through a class compiled beside the
/// network: arrays cross the border, and null is a span left out.
/// </summary>
internal sealed class GraphCaller
{
    private readonly Action<float[][], float[][]> _predict;
    private readonly Action<float[]?[], Workspace, float[], float[]?[]> _backward;

    /// <summary>Finds the class that was compiled for a network.</summary>
    /// <param name="caller">That class.</param>
    /// <param name="network">The network.</param>
    public GraphCaller(Type caller, object network)
    {
        _predict = Bind<Action<float[][], float[][]>>(caller, "Predict", network);
        _backward = Bind<Action<float[]?[], Workspace, float[], float[]?[]>>(caller, "Backward", network);
    }

    /// <summary>The source of the class.</summary>
    /// <param name="name">The network's class.</param>
    /// <param name="graph">The network.</param>
    public static string SourceFor(string name, GraphSpec graph)
    {
        int inputs = graph.Inputs.Count(), outputs = graph.Outputs.Count;
        return $$"""
            public static class {{name}}Caller
            {
                public static void Predict({{name}} network, float[][] x, float[][] y)
                    => network.Predict({{All("x", inputs)}}, {{All("y", outputs)}});

                public static void Backward(
                    {{name}} network, float[]?[] dy, StaticNet.Workspace workspace, float[] gradients, float[]?[] dx)
                    => network.Backward({{All("dy", outputs)}}, workspace, gradients, {{All("dx", inputs)}});
            }
            """;
    }

    /// <summary>Predicts.</summary>
    public void Predict(float[][] inputs, float[][] outputs) => _predict(inputs, outputs);

    /// <summary>Computes gradients; null stands for what is left out.</summary>
    public void Backward(float[]?[] dOutputs, Workspace workspace, float[] gradients, float[]?[] dInputs)
        => _backward(dOutputs, workspace, gradients, dInputs);

    private static string All(string name, int count) =>
        string.Join(", ", Enumerable.Range(0, count).Select(index => $"{name}[{index}]"));

    private static TDelegate Bind<TDelegate>(Type caller, string method, object network)
        where TDelegate : Delegate
        => caller.GetMethod(method, BindingFlags.Public | BindingFlags.Static)!.CreateDelegate<TDelegate>(network);
}

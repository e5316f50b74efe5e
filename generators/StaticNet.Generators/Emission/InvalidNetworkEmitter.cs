using StaticNet.Generators.Diagnostics;
using StaticNet.Generators.Model;
using StaticNet.Generators.ShapeInference;

namespace StaticNet.Generators.Emission;

/// <summary>
/// Writes the members of a network that has an error, throwing: so that the user sees that error and not one for each use
/// of a member. The message has no line number, which would change with every edit above.
/// </summary>
internal static class InvalidNetworkEmitter
{
    public static string Emit(InferredNetwork network, Problem error)
    {
        NetworkDeclaration declaration = network.Declaration;
        string message = $"SN{(int)error.Kind:0000}: {ProblemText.Format(error, place: "")}";
        string self = declaration.TypeName;
        return SourceFile.Write(
            declaration,
            $" : ITrainableNetwork<{self}>",
            code => code.Line(SourceFile.GeneratedCode),
            code => EmitMembers(declaration, self, Literals.String(message), code));
    }

    private static void EmitMembers(NetworkDeclaration declaration, string self, string message, CodeWriter code)
    {
        string fail = $"throw new InvalidOperationException({message})";
        code.Line("public const int InputSize = 0, OutputSize = 0, ParameterCount = 0;").Blank();
        if (!declaration.Problems.Any(static problem => problem.Kind is ProblemKind.UnsupportedType))
            code.Line($"public {declaration.Name}(long seed = 0) => {fail};").Blank();
        foreach (string member in Members(self))
            code.Line($"{member} => {fail};").Blank();
    }

    private static IEnumerable<string> Members(string self)
    {
        const string Input = "ReadOnlySpan<float> input";
        foreach (string property in new[] { "InputSize", "OutputSize", "ParameterCount" })
            yield return $"static int INetwork<{self}>.{property}";
        yield return "public static NetworkDefinition Definition";
        yield return $"static {self} INetwork<{self}>.Create(long seed)";
        yield return "public Span<float> Parameters";
        yield return $"public void Predict({Input}, Span<float> output)";
        yield return $"public float[] Predict({Input})";
        yield return $"public ReadOnlySpan<float> Forward({Input}, Workspace workspace, bool training = false)";
        yield return "public void Backward(ReadOnlySpan<float> dOutput, Workspace workspace, Span<float> gradients, Span<float> dInput = default, bool accumulate = false)";
        yield return $"static TargetKinds ITrainableNetwork<{self}>.TargetKinds";
        yield return $"static int ITrainableNetwork<{self}>.TargetSize";
        yield return $"static int ITrainableNetwork<{self}>.TargetIndices";
        foreach (string type in new[] { "float", "int" })
        {
            yield return $"public float Loss({Input}, ReadOnlySpan<{type}> targets, Workspace workspace, Span<float> output = default)";
            yield return $"public float LossAndGradients({Input}, ReadOnlySpan<{type}> targets, Workspace workspace, Span<float> gradients)";
        }
        yield return "public void Save(string path)";
        yield return "public void Load(string path)";
        yield return $"public static {self} FromFile(string path)";
        yield return "public static string Summary()";
    }
}

using StaticNet.Generators.CSharp;
using StaticNet.Generators.Expressions;
using StaticNet.Generators.Layers;
using StaticNet.Generators.Lowering;

namespace StaticNet.Generators.Emission;

/// <summary>Writes the user's functions as structs that the library's kernels take like those of its own.</summary>
internal static class FunctionsEmitter
{
    private const string Inlined = "[MethodImpl(MethodImplOptions.AggressiveInlining)]";

    /// <summary>The functions of a network, each once.</summary>
    public static IReadOnlyList<IHasFunction> Of(NetworkProgram program) =>
    [
        .. program.Network.Nodes.Select(static node => node.Layer).OfType<IHasFunction>()
            .Concat(program.Losses.Select(static output => output.Loss).OfType<IHasFunction>())
            .GroupBy(static user => user.Expression.TypeName).Select(static group => group.First()),
    ];

    /// <summary>The formulas of all of them, for the class's documentation: an empty line, then a line each.</summary>
    public static IEnumerable<string> Documentation(NetworkProgram program)
    {
        string[] formulas =
            [.. Of(program).SelectMany(static user => user.Expression.Formulas).Select(CodeWriter.Escape)];
        return formulas.Length == 0 ? formulas : formulas.Prepend("");
    }

    /// <summary>Writes all of them.</summary>
    public static void Emit(NetworkProgram program, CodeWriter code)
    {
        bool isFirst = true;
        foreach (IHasFunction user in Of(program))
        {
            ElementwiseFunction function = user.Expression;
            if (!isFirst)
                code.Blank();
            isFirst = false;
            EmitSummary(function, code);
            code.Line(SourceFile.GeneratedCode);
            EmitStruct(function, code);
        }
    }

    private static void EmitStruct(ElementwiseFunction function, CodeWriter code)
    {
        bool isLoss = function.Derivatives.Count < function.Arguments.Count;
        (string contract, Action<ElementwiseFunction, CodeWriter> emit) =
            isLoss ? ("IElementLoss", EmitLoss)
            : function.Arguments.Count == 1 ? ("IActivation", EmitActivation)
            : function.Arguments.Count == 2 ? ("IBinaryOperator", EmitOperator)
            : ("IJoinFunction", (Action<ElementwiseFunction, CodeWriter>)EmitJoinFunction);
        code.Open($"internal readonly struct {function.TypeName} : {contract}");
        emit(function, code);
        code.Close();
    }

    private static void EmitSummary(ElementwiseFunction function, CodeWriter code)
    {
        code.Line("/// <summary>");
        foreach (string line in function.Formulas.SelectMany(static formula =>
            LineWrapper.WrapWords($"<c>{CodeWriter.Escape(formula)}</c><br/>", LineWrapper.MostColumns - 4)))
            code.Line($"/// {line}");
        code.Line("/// </summary>");
    }

    private static void EmitActivation(ElementwiseFunction function, CodeWriter code)
    {
        code.Line($"public static bool DerivativeFromOutput => {Literals.Bool(function.DerivativeFromOutput)};");
        VectorNames names = new(function.Arguments);
        EmitMethod(code, $"Apply<TSimd>(TSimd {names.Arguments[0]})", function, names, function.Value);
        VectorNames saved = function.DerivativeFromOutput
            ? new VectorNames([], output: "y")
            : new VectorNames(function.Arguments);
        string parameter = function.DerivativeFromOutput ? saved.Output : saved.Arguments[0];
        EmitMethod(code, $"Derivative<TSimd>(TSimd {parameter})", function, saved, function.Derivatives[0]);
    }

    private static void EmitOperator(ElementwiseFunction function, CodeWriter code)
    {
        code.Line($"public static bool GradientsReadOperands => {Literals.Bool(!function.IsLinear)};");
        VectorNames names = new(function.Arguments);
        EmitMethod(code, $"Apply<TSimd>({names.Parameters})", function, names, function.Value);
        for (int argument = 0; argument < 2; argument++)
        {
            VectorNames inGradient = new(function.Arguments, "", "dOutput");
            EmitMethod(
                code, $"{(argument == 0 ? "First" : "Second")}Gradient<TSimd>(TSimd dOutput, {inGradient.Parameters})",
                function, inGradient, function.Derivatives[argument], factor: true);
        }
    }

    private static void EmitJoinFunction(ElementwiseFunction function, CodeWriter code)
    {
        int count = function.Arguments.Count;
        IEnumerable<string> arguments = function.Arguments.Concat(count == 3 ? ["fourth"] : Array.Empty<string>());
        VectorNames names = new(arguments);
        EmitMethod(code, $"Apply<TSimd>({names.Parameters})", function, names, function.Value);
        VectorNames inGradient = new(arguments, "", "dOutput", "operand");
        Open(code.Blank(), $"Gradient<TSimd>(int operand, TSimd dOutput, {inGradient.Parameters})");
        string given = string.Join(", ", inGradient.Arguments);
        for (int argument = 0; argument < count - 1; argument++)
            code.Line($"if (operand == {argument})").Line($"    return GradientOf{argument}(dOutput, {given});");
        code.Line($"return GradientOf{count - 1}(dOutput, {given});");
        code.Close();
        for (int argument = 0; argument < count; argument++)
        {
            VectorNames own = new(arguments, "", "dOutput");
            EmitMethod(
                code, $"GradientOf{argument}<TSimd>(TSimd dOutput, {own.Parameters})", function, own,
                function.Derivatives[argument], factor: true, access: "private static");
        }
    }

    private static void EmitLoss(ElementwiseFunction function, CodeWriter code)
    {
        VectorNames names = new(function.Arguments, "", "derivative");
        Open(code, $"Evaluate<TSimd>({names.Parameters}, out TSimd derivative)");
        VectorCode vectors = new(code, function, names, function.Value, function.Derivatives[0]);
        code.Line($"derivative = {vectors.Of(function.Derivatives[0])};");
        code.Line($"return {vectors.Of(function.Value)};");
        code.Close();
    }

    private static void EmitMethod(
        CodeWriter code, string signature, ElementwiseFunction function, VectorNames names, int node,
        bool factor = false, string access = "public")
    {
        Open(code.Blank(), signature, access);
        VectorCode vectors = new(code, function, names, node);
        code.Line($"return {(factor ? Times(function, vectors, node) : vectors.Of(node))};");
        code.Close();
    }

    // The gradient of the result times the partial derivative.
    private static string Times(ElementwiseFunction function, VectorCode vectors, int node) =>
        function.Nodes[node] is { Operation: Operation.Constant, Value: 0 or 1 or -1 } constant
            ? constant.Value switch { 0 => "TSimd.Zero", 1 => "dOutput", _ => "-dOutput" }
            : $"dOutput * {vectors.Factor(node)}";

    private static void Open(CodeWriter code, string signature, string access = "public")
    {
        code.Line(Inlined);
        code.Line($"{access} TSimd {signature}");
        code.Open("    where TSimd : unmanaged, ISimd<TSimd>");
    }
}

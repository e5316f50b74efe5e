using StaticNet.Generators.Expressions;
using StaticNet.Generators.Model;
using StaticNet.Generators.Parsing;

namespace StaticNet.Generators.Layers.Functions;

/// <summary>A layer that computes a static method of the user's, value by value: of one value or of several.</summary>
internal static class Elementwise
{
    public static Layer? Bind(AttributeReader reader, LayerIdentity id)
    {
        EquatableArray<string> operands = reader.Strings(1);
        if (operands.Count > 0 && id.From is not null && operands.Count >= FunctionReader.MostArguments)
        {
            reader.Reject(
                ProblemKind.ArgumentMakesNoSense, id.Name, $"it has From beside {operands.Count} operands",
                "given all operands and no From");
            return null;
        }
        if (reader.String(0) is not { Length: > 0 } name)
        {
            reader.Reject(
                ProblemKind.ArgumentMakesNoSense, id.Name, "it names no method", "given the name of a method");
            return null;
        }
        // The value written before counts as the first where one less is named than the method takes.
        int[] arguments = operands.Count switch
        {
            0 => [1],
            1 when id.From is null => [1, 2],
            FunctionReader.MostArguments => [FunctionReader.MostArguments],
            int count when id.From is null => [count, count + 1],
            int count => [count + 1],
        };
        if (reader.Functions?.Read(reader, id.Name, name, arguments, isLoss: false) is not { } function)
            return null;
        if (function.Arguments.Count > 1)
        {
            bool readsLast = function.Arguments.Count > operands.Count;
            return Join(id with { Operands = operands, ReadsLastFirst = readsLast }, function);
        }
        return new FunctionActivation(operands.Count == 1 ? id with { From = operands[0] } : id, function);
    }

    private static Layer Join(LayerIdentity id, ElementwiseFunction function) => function.Arguments.Count == 2
        ? new FunctionJoin(id, function)
        : new FunctionOfSeveral(id, function);
}

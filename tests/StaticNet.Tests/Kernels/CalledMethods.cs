using System.Reflection;
using System.Reflection.Emit;

namespace StaticNet.Tests.Kernels;

/// <summary>Reads which methods a method calls from its intermediate language.</summary>
internal static class CalledMethods
{
    private static readonly Dictionary<int, OpCode> s_codes = typeof(OpCodes).GetFields()
        .Where(static field => field.FieldType == typeof(OpCode))
        .Select(static field => (OpCode)field.GetValue(null)!)
        .ToDictionary(static code => (int)(ushort)code.Value);

    public static int Length(MethodBase method) => method.GetMethodBody()?.GetILAsByteArray()?.Length ?? 0;

    public static IEnumerable<MethodBase> Of(MethodBase method)
    {
        byte[] code = method.GetMethodBody()?.GetILAsByteArray() ?? [];
        for (int at = 0; at < code.Length;)
        {
            int value = code[at++];
            if (value == 0xfe)
                value = 0xfe00 | code[at++];
            OperandType operand = s_codes[value].OperandType;
            if (operand == OperandType.InlineMethod)
                yield return Resolve(method, BitConverter.ToInt32(code, at));
            at += OperandLength(operand, code, at);
        }
    }

    // The definition, of which every instance has the same code.
    private static MethodBase Resolve(MethodBase caller, int token)
    {
        MethodBase called = caller.Module.ResolveMethod(
            token, caller.DeclaringType!.GetGenericArguments(),
            caller.IsGenericMethod ? caller.GetGenericArguments() : null)!;
        return called.Module.ResolveMethod(called.MetadataToken)!;
    }

    private static int OperandLength(OperandType operand, byte[] code, int at) => operand switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        OperandType.InlineSwitch => 4 + 4 * BitConverter.ToInt32(code, at),
        _ => 4,
    };
}

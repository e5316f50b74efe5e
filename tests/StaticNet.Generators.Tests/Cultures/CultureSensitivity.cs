using System.Globalization;
using System.Reflection;
using System.Reflection.Emit;

namespace StaticNet.Generators.Tests.Cultures;

/// <summary>
/// Finds calls whose result depends on the culture of the machine, in the code that the C# compiler made: analyzers see
/// neither what a concatenation makes of a number nor what an interpolated string does.
/// </summary>
internal static class CultureSensitivity
{
    private static readonly OpCode[] OneByte = new OpCode[256], TwoBytes = new OpCode[256];

    static CultureSensitivity()
    {
        foreach (FieldInfo field in typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static))
        {
            OpCode code = (OpCode)field.GetValue(null)!;
            (code.Size == 1 ? OneByte : TwoBytes)[code.Value & 0xFF] = code;
        }
    }

    /// <summary>What depends on the culture in an assembly: the method, and what it calls.</summary>
    public static IEnumerable<string> Find(Assembly assembly) =>
        from type in assembly.GetTypes()
        where type.Namespace?.StartsWith("System", StringComparison.Ordinal) != true // polyfills
        from method in Methods(type)
        from called in Calls(method)
        where IsSensitive(called)
        select $"{type}.{method.Name} calls {called.DeclaringType}.{called}";

    private static IEnumerable<MethodBase> Methods(Type type)
    {
        const BindingFlags All = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static
            | BindingFlags.Instance | BindingFlags.DeclaredOnly;
        // What a record prints by itself is for debuggers.
        return type.GetMethods(All).Cast<MethodBase>().Concat(type.GetConstructors(All))
            .Where(static method => method.Name != "PrintMembers");
    }

    private static IEnumerable<MethodBase> Calls(MethodBase method)
    {
        byte[] body = method.GetMethodBody()?.GetILAsByteArray() ?? [];
        Type[] ofType = method.DeclaringType is { IsGenericType: true } type ? type.GetGenericArguments() : [];
        Type[] ofMethod = method.IsGenericMethod ? method.GetGenericArguments() : [];
        Type? constrained = null;
        for (int at = 0; at < body.Length;)
        {
            OpCode code = body[at] == 0xFE ? TwoBytes[body[at + 1]] : OneByte[body[at]];
            at += code.Size;
            if (code == OpCodes.Constrained)
                constrained = method.Module.ResolveType(BitConverter.ToInt32(body, at), ofType, ofMethod);
            if (code.OperandType == OperandType.InlineMethod)
            {
                MethodBase called = method.Module.ResolveMethod(BitConverter.ToInt32(body, at), ofType, ofMethod)!;
                // A virtual call on a value is that of its type.
                yield return constrained is { IsGenericParameter: false }
                    ? constrained.GetMethod(called.Name, Parameters(called)) ?? called
                    : called;
                constrained = null;
            }
            at += OperandSize(code, body, at);
        }
    }

    private static Type[] Parameters(MethodBase method) =>
        [.. method.GetParameters().Select(static parameter => parameter.ParameterType)];

    private static int OperandSize(OpCode code, byte[] body, int at) => code.OperandType switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        OperandType.InlineSwitch => 4 + 4 * BitConverter.ToInt32(body, at),
        _ => 4,
    };

    private static bool IsSensitive(MethodBase called)
    {
        Type[] parameters = Parameters(called);
        bool saysHow = parameters.Any(static type => type == typeof(IFormatProvider) || type == typeof(CultureInfo)
            || type == typeof(StringComparison) || type.Name.StartsWith("IComparer", StringComparison.Ordinal));
        if (saysHow || called.DeclaringType is not { } type)
            return false;
        // The framework's; that of the assembly itself is invariant.
        if (type.Name == "DefaultInterpolatedStringHandler" && type.Assembly == typeof(string).Assembly)
            return true;
        if (IsNumber(type))
            return called.Name is "ToString" or "Parse" or "TryParse";
        if (type == typeof(char))
            return called.Name is "ToUpper" or "ToLower";
        if (type == typeof(string))
            return called.Name is "Format" or "ToUpper" or "ToLower" or "Compare" or "CompareTo"
                || (called.Name is "StartsWith" or "EndsWith" or "IndexOf" or "LastIndexOf"
                    && parameters[0] == typeof(string))
                || (called.Name is "Concat" or "Join" && TakesOthers(called, parameters));
        if (type == typeof(System.Text.StringBuilder))
            return called.Name == "AppendFormat" || (called.Name == "Append" && IsNumber(parameters[0]));
        if (type == typeof(Convert))
            return called.Name == "ToString";
        return type == typeof(Enumerable) && called.Name is "OrderBy" or "OrderByDescending" or "ThenBy" or "Order"
            && called.GetGenericArguments()[^1] == typeof(string);
    }

    // Anything but text, which these make text of.
    private static bool TakesOthers(MethodBase called, Type[] parameters) =>
        called.IsGenericMethod ? IsNumber(called.GetGenericArguments()[0])
        : parameters.Any(static type => type == typeof(object) || type == typeof(object[]));

    private static bool IsNumber(Type type) => type == typeof(DateTime) || type == typeof(decimal)
        || (type.IsPrimitive && type != typeof(char) && type != typeof(bool));
}

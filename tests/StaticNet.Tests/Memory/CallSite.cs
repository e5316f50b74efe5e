using System.Reflection;
using System.Reflection.Emit;

namespace StaticNet.Tests.Memory;

/// <summary>
/// Calls a method or constructor with arguments from an array. Reflection does not pass spans, so it is a few
/// instructions written at run time.
/// </summary>
internal static class CallSite
{
    public delegate void Call(object? target, object?[] arguments);

    /// <summary>Whether a parameter is a span or an array.</summary>
    public static bool IsMemory(Type type) =>
        type.IsArray || (type.IsGenericType && type.GetGenericTypeDefinition() is { } generic
            && (generic == typeof(Span<>) || generic == typeof(ReadOnlySpan<>) || generic == typeof(ReadOnlyMemory<>)));

    /// <summary>Makes the call. Of a view over a span its properties are read too.</summary>
    public static Call Of(MethodBase method)
    {
        var dynamic = new DynamicMethod(
            method.Name, typeof(void), [typeof(object), typeof(object?[])], typeof(CallSite).Module, skipVisibility: true);
        ILGenerator code = dynamic.GetILGenerator();
        if (!method.IsStatic && !method.IsConstructor)
        {
            code.Emit(OpCodes.Ldarg_0);
            if (method.DeclaringType!.IsValueType)
                code.Emit(OpCodes.Unbox, method.DeclaringType);
        }
        ParameterInfo[] parameters = method.GetParameters();
        for (int i = 0; i < parameters.Length; i++)
            EmitArgument(code, parameters[i].ParameterType, i);
        if (method is ConstructorInfo constructor)
        {
            code.Emit(OpCodes.Newobj, constructor);
            EmitViews(code, constructor.DeclaringType!);
        }
        else
        {
            var called = (MethodInfo)method;
            code.Emit(called.IsStatic || called.DeclaringType!.IsValueType ? OpCodes.Call : OpCodes.Callvirt, called);
            if (called.ReturnType != typeof(void))
                code.Emit(OpCodes.Pop);
        }
        code.Emit(OpCodes.Ret);
        return dynamic.CreateDelegate<Call>();
    }

    private static void EmitArgument(ILGenerator code, Type type, int index)
    {
        bool isReference = type.IsByRef;
        Type value = isReference ? type.GetElementType()! : type;
        code.Emit(OpCodes.Ldarg_1);
        code.Emit(OpCodes.Ldc_I4, index);
        code.Emit(OpCodes.Ldelem_Ref);
        if (IsMemory(value) && !value.IsArray)
        {
            string helper = value.GetGenericTypeDefinition().Name.Split('`')[0];
            code.Emit(OpCodes.Call, typeof(SpanArgument).GetMethods().Single(m => m.Name == helper && m.IsGenericMethod)
                .MakeGenericMethod(value.GetGenericArguments()));
        }
        else if (value.IsValueType)
            code.Emit(OpCodes.Unbox_Any, value);
        else
            code.Emit(OpCodes.Castclass, value);
        if (!isReference)
            return;
        LocalBuilder local = code.DeclareLocal(value);
        code.Emit(OpCodes.Stloc, local);
        code.Emit(OpCodes.Ldloca, local);
    }

    private static void EmitViews(ILGenerator code, Type type)
    {
        if (!type.IsByRefLike)
        {
            code.Emit(OpCodes.Pop);
            return;
        }
        LocalBuilder view = code.DeclareLocal(type);
        code.Emit(OpCodes.Stloc, view);
        foreach (PropertyInfo property in type.GetProperties())
        {
            code.Emit(OpCodes.Ldloca, view);
            code.Emit(OpCodes.Call, property.GetMethod!);
            code.Emit(OpCodes.Pop);
        }
    }
}

using System.Reflection;

namespace StaticNet.Tests.Memory;

/// <summary>Calls methods with arguments that fit, and with one or two that do not.</summary>
internal sealed class Caller
{
    private static readonly object?[] Texts = [null, "", "input", "a"];
    private static readonly object?[] Numbers = [int.MinValue, -1, 0, 1, 2, 3, 1000, int.MaxValue];

    private readonly Random _random;
    private readonly Playground _playground;
    private readonly Dictionary<Type, object?[]> _known = new()
    {
        [typeof(string)] = Texts,
        [typeof(int)] = Numbers,
        [typeof(bool)] = [false, true],
        [typeof(long)] = [long.MinValue, -1L, 0L, 1L, long.MaxValue],
        [typeof(ulong)] = [0UL, 1UL, ulong.MaxValue],
        [typeof(float)] = [0f, 1f, -1f, float.NaN, float.PositiveInfinity],
        [typeof(double)] = [0.0, 1.0, -1.0, double.NaN, double.MaxValue],
    };

    public Caller(int seed)
    {
        _random = new Random(seed);
        _playground = new Playground(_random);
    }

    /// <summary>What to pass for a type, and what to call its methods on.</summary>
    public Caller With(Type type, params object?[] values)
    {
        _known[type] = values;
        return this;
    }

    /// <summary>The lengths of spans that fit, by the name of the parameter; each call draws one column.</summary>
    public Dictionary<string, int[]> Fitting { get; } = [];

    /// <summary>Lengths that fit nothing, or only by chance.</summary>
    public int[] Lengths { get; init; } = [0, 1, 2, 3, 7, 16, 17, 784, 5000, int.MaxValue];

    /// <summary>Says why a method cannot be called, or null.</summary>
    public string? Missing(MethodBase method)
    {
        IEnumerable<Type> types = method.GetParameters().Select(parameter => parameter.ParameterType);
        if (!method.IsStatic && !method.IsConstructor)
            types = types.Append(method.DeclaringType!);
        Type? unknown = types.Select(Value).FirstOrDefault(
            type => !CallSite.IsMemory(type) && !type.IsEnum && Known(type) is null);
        return unknown is null ? null : $"{method.DeclaringType}.{method}: nothing is known to pass as {unknown}";
    }

    /// <summary>Calls a method many times.</summary>
    public void Call(MethodBase method, int times)
    {
        CallSite.Call call = CallSite.Of(method);
        ParameterInfo[] parameters = method.GetParameters();
        for (int i = 0; i < times; i++)
            CallOnce(method, call, parameters);
    }

    private void CallOnce(MethodBase method, CallSite.Call call, ParameterInfo[] parameters)
    {
        _playground.Begin();
        int column = Fitting.Count == 0 ? 0 : _random.Next(Fitting.First().Value.Length);
        object?[] arguments = [.. parameters.Select(parameter => Fits(parameter, column))];
        for (int wrong = _random.Next(3); wrong > 0 && arguments.Length > 0; wrong--)
        {
            int index = _random.Next(arguments.Length);
            arguments[index] = Any(parameters[index]);
        }
        object? target =
            method.IsStatic || method.IsConstructor ? null : Pick(Known(method.DeclaringType!)!, notNull: true);
        string text = $"{method.DeclaringType!.Name}.{method.Name}({string.Join(", ", arguments.Select(Text))})";
        try
        {
            call(target, arguments);
        }
        catch (Exception exception) when (IsPromised(exception))
        {
        }
        catch (Exception exception)
        {
            Assert.Fail($"{text}: {exception}");
        }
        _playground.RequireWhole(
            parameters.Zip(arguments).Where(pair => IsWritten(pair.First.ParameterType))
                .Select(pair => (SpanArgument)pair.Second!), text);
    }

    // Exceptions that say what is wrong with a call.
    private static bool IsPromised(Exception exception)
        => exception is ArgumentException or InvalidOperationException or NotSupportedException
            or NotFiniteNumberException
        || exception.GetType().Assembly == typeof(Workspace).Assembly;

    private object? Fits(ParameterInfo parameter, int column)
    {
        Type type = Value(parameter.ParameterType);
        if (!Fitting.TryGetValue(parameter.Name!, out int[]? fitting))
            return Any(parameter);
        if (CallSite.IsMemory(type) && fitting[column] >= 0)
            return Memory(type, fitting[column]);
        return type == typeof(int) ? fitting[column] : Any(parameter);
    }

    private object? Any(ParameterInfo parameter)
    {
        Type type = Value(parameter.ParameterType);
        if (CallSite.IsMemory(type))
            return type.IsArray && _random.Next(4) == 0 ? null : Memory(type, Lengths[_random.Next(Lengths.Length)]);
        if (type.IsEnum)
            return Enum.ToObject(type, _random.Next(4) == 0 ? 99 : _random.Next(3));
        // Of these there may be any number, which takes as long.
        if (parameter.Name == "steps")
            return _random.Next(-1, 4);
        return Pick(Known(type)!, notNull: type.IsValueType);
    }

    private object Memory(Type type, int length)
    {
        if (!type.IsArray)
            return _playground.Cut(type.GetGenericArguments()[0], length);
        Array array = Array.CreateInstance(type.GetElementType()!, Math.Min(length, 10_000));
        if (array is int[] numbers)
            Array.Fill(numbers, 1);
        for (int i = 0; array is Array[] rows && i < rows.Length; i++)
        {
            int ofRow = _random.Next(10) == 0 ? 0 : 2;
            rows[i] = _random.Next(50) == 0 ? null! : (Array)Memory(type.GetElementType()!, ofRow);
        }
        return array;
    }

    private object? Pick(object?[] values, bool notNull)
    {
        object? value = values[_random.Next(values.Length)];
        return value is null && notNull ? values.First(other => other is not null) : value;
    }

    private object?[]? Known(Type type)
    {
        if (_known.TryGetValue(type, out object?[]? values))
            return values;
        object?[] derived =
            [.. _known.Where(pair => type.IsAssignableFrom(pair.Key)).SelectMany(pair => pair.Value)];
        return derived.Length > 0 ? derived : null;
    }

    private static Type Value(Type type) => type.IsByRef ? type.GetElementType()! : type;

    private static bool IsWritten(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Span<>);

    private static string Text(object? argument) => argument switch
    {
        null => "null",
        Array array => $"{array.GetType().GetElementType()!.Name}[{array.Length}]",
        Workspace workspace => $"Workspace({workspace.MaxBatch}, {workspace.MaxTime})",
        RecurrentState state => $"State({state.Streams})",
        _ => argument.ToString()!,
    };
}

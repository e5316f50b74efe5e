using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.CompilerServices;
using StaticNet.Kernels;
using StaticNet.Tests.Belief;
using StaticNet.Tests.Sequences;
using StaticNet.Tests.Tables;
using StaticNet.Tests.Training;

namespace StaticNet.Tests.Memory;

/// <summary>
/// Every public method and constructor that takes spans or arrays, called with what fits and what does not: wrong
/// lengths, overlaps, nothing, null, extreme numbers. Each returns, or throws what says what is wrong, and writes
/// nowhere else.
/// </summary>
public sealed class PublicCallsTests
{
    private const BindingFlags Declared = BindingFlags.DeclaredOnly
        | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance;

    private static readonly int Times = Environment.GetEnvironmentVariable("STATICNET_LONG") == "1" ? 20_000 : 30;

    public static TheoryData<string> Networks =>
    [
        nameof(SoftmaxNetwork), nameof(LinearNetwork), nameof(BatchNormNetwork), nameof(PixelNetwork),
        nameof(TokenNetwork), nameof(LstmOfEachStep), nameof(LstmOfTokens), nameof(Stateless), nameof(MeanOfTokens),
        nameof(Lstm16),
    ];

    [Fact]
    public void The_library()
    {
        MethodBase[] methods =
        [
            .. typeof(Workspace).Assembly.GetExportedTypes()
                .Where(type => !type.IsInterface && !type.IsAssignableTo(typeof(Attribute)))
                .Select(Closed).SelectMany(PublicMethods),
        ];
        Assert.True(methods.Length > 40);
        Caller caller = OfLibrary();
        string?[] missing = [.. methods.Select(caller.Missing).Where(text => text is not null)];
        Assert.True(missing.Length == 0, "Say in this test how to call:\n" + string.Join("\n", missing));
        foreach (MethodBase method in methods)
            caller.Call(method, Times);
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public void A_network(string name)
    {
        Type network = typeof(PublicCallsTests).Assembly.GetTypes().Single(type => type.Name == name);
        MethodBase[] methods =
            [.. network.GetNestedTypes(BindingFlags.Public | BindingFlags.NonPublic).Append(network)
                .SelectMany(type => type.GetNestedTypes().Append(type)).Distinct().SelectMany(PublicMethods)];
        Assert.True(methods.Length > 4);
        Caller caller = (Caller)typeof(PublicCallsTests).GetMethod(nameof(OfNetwork), Declared)!
            .MakeGenericMethod(network).Invoke(null, [])!;
        string?[] missing = [.. methods.Select(caller.Missing).Where(text => text is not null)];
        Assert.True(missing.Length == 0, "Say in this test how to call:\n" + string.Join("\n", missing));
        // One after the other and again, so that Backward follows a Forward in the same workspace.
        for (int round = 0; round < Times / 4; round++)
        {
            foreach (MethodBase method in methods)
                caller.Call(method, 2);
        }
    }

    // Public, or the implementation of an interface. What takes or returns references, be it in a struct, is for
    // generated code.
    private static IEnumerable<MethodBase> PublicMethods(Type type) => type.GetMembers(Declared).OfType<MethodBase>()
        .Where(method => method.IsPublic || (method is MethodInfo { IsPrivate: true } && method.Name.Contains('.')))
        .Where(method => !method.IsAbstract && !method.IsDefined(typeof(CompilerGeneratedAttribute))
            && !(method is MethodInfo returning && returning.ReturnType.IsByRef)
            && (method.IsConstructor || !method.DeclaringType!.IsByRefLike)
            && method.GetParameters().All(parameter => !parameter.IsOut && !IsReference(parameter.ParameterType))
            && method.GetParameters().Any(parameter => CallSite.IsMemory(parameter.ParameterType)))
        .SelectMany(Closed);

    // Reflection hands over no reference to a ref struct.
    private static bool IsReference(Type type) => type.IsByRef
        ? type.GetElementType()! is { IsPrimitive: true } or { IsByRefLike: true }
        : type.IsByRefLike && !CallSite.IsMemory(type);

    private static IEnumerable<MethodBase> Closed(MethodBase method)
    {
        if (method is not MethodInfo { IsGenericMethodDefinition: true } generic)
            return [method];
        Type[] parameters = generic.GetGenericArguments();
        // Records hold objects, of which there are no spans between guard values; predictions are for generated code, and
        // the networks that give them are called here.
        if (parameters.Any(static parameter => parameter.Name is "TRow" or "TPrediction" or "TStreams"))
            return [];
        if (parameters is [{ Name: "TNetwork" }, { Name: "TInput" }])
            return [generic.MakeGenericMethod(typeof(TokenNetwork), typeof(int))];
        return parameters[0].Name == "TNetwork"
            ? [generic.MakeGenericMethod(NetworkFor(parameters[0]))]
            : [generic.MakeGenericMethod([.. parameters.Select(_ => typeof(float))]),
                generic.MakeGenericMethod([.. parameters.Select(_ => typeof(int))])];
    }

    private static Type Closed(Type type)
        => !type.IsGenericTypeDefinition ? type : type.GetGenericArguments() switch
        {
            [{ Name: "TNetwork" } parameter] => type.MakeGenericType(NetworkFor(parameter)),
            [{ Name: "TClass" }] => type.MakeGenericType(typeof(float)),
            _ => type,
        };

    private static Type NetworkFor(Type parameter)
    {
        string[] constraints = [.. parameter.GetGenericParameterConstraints().Select(static type => type.Name)];
        return constraints.Contains("IDeepBeliefNetwork`1") ? typeof(JointStack)
            : constraints.Contains("ISequenceNetwork`2") ? typeof(TokenNetwork)
            : typeof(SoftmaxNetwork);
    }

    private static Caller OfLibrary()
    {
        float[] inputs = new float[40];
        var dataset = new Dataset(inputs, 4, new int[10]);
        var tokens = new NextTokenDataset([1, 2, 1, 2, 1, 2, 1, 2, 1, 2], 3);
        NetworkDefinition definition = SoftmaxNetwork.Definition;
        string path = Path.Combine(Path.GetTempPath(), $"staticnet-calls-{Environment.ProcessId}.safetensors");
        new SoftmaxNetwork(1).Save(path);
        SafetensorsReader reader = SafetensorsReader.Open(path);
        File.Delete(path);
        return new Caller(seed: 1)
            .With(typeof(Workspace), null, new Workspace(3, 2), new Workspace(int.MaxValue, int.MaxValue))
            .With(typeof(SoftmaxNetwork), null, new SoftmaxNetwork(1))
            .With(typeof(Trainer<SoftmaxNetwork>), new Trainer<SoftmaxNetwork>(new SoftmaxNetwork(1), new Sgd(0.1)))
            .With(typeof(TokenNetwork), null, new TokenNetwork(1))
            .With(typeof(JointStack), null, new JointStack(1))
            .With(typeof(RestrictedBoltzmannMachine<JointStack>), new JointStack(1).Machine(1))
            .With(typeof(RbmTrainer<JointStack>), new RbmTrainer<JointStack>(new JointStack(1), 1, batchSize: 3))
            .With(typeof(CancellationToken), CancellationToken.None)
            .With(typeof(LikelihoodOptions), new LikelihoodOptions { Temperatures = 3, Runs = 2, Draws = 1 })
            .With(typeof(Dataset), dataset, dataset.Take(3), new Dataset(inputs, 4, new float[20], 2))
            .With(typeof(WindowOptions), null, new WindowOptions(2), new WindowOptions(3) { FeaturesPerStep = 2, Targets = [1] })
            .With(typeof(FeatureColumn), Lodging.Schema.Columns[1]).With(typeof(DateTime), DateTime.UnixEpoch)
            .With(typeof(ImmutableArray<float>), ImmutableArray.Create(1f, 2f, 3f))
            .With(typeof(NextTokenDataset), tokens).With(typeof(TokenStreams), tokens.Streams(2, 2))
            .With(typeof(Vocabulary), null, Vocabulary.Bytes, Vocabulary.FromText("abc"))
            .With(typeof(NextTokenSampler), new NextTokenSampler(7), new NextTokenSampler(16) { TopK = 3, TopP = 0.5 })
            .With(typeof(NetworkDefinition), null, definition, BatchNormNetwork.Definition)
            .With(typeof(TensorLayout), [.. definition.Tensors])
            .With(typeof(RecurrentState), null, new LstmOfEachStep.State(2))
            .With(typeof(CrossEntropyOptions), new CrossEntropyOptions(0, -100, null),
                new CrossEntropyOptions(0.1f, 1, [1, 2, 3]), default(CrossEntropyOptions))
            .With(typeof(SafetensorsWriter), new SafetensorsWriter()).With(typeof(SafetensorsReader), reader)
            .With(typeof(SafetensorsTensor), [null, .. reader.Tensors])
            .With(typeof(Adam), new Adam(0.1)).With(typeof(Sgd), new Sgd(0.1), new Sgd(0.1, momentum: 0.9));
    }

    private static Caller OfNetwork<TNetwork>()
        where TNetwork : class, ITrainableNetwork<TNetwork>
    {
        TNetwork network = TNetwork.Create(1);
        int parameters = network.Parameters.Length, input = TNetwork.InputSize, output = TNetwork.OutputSize;
        int target = Math.Max(TNetwork.TargetSize, 1), indices = TNetwork.TargetIndices;
        var caller = new Caller(seed: 2)
        {
            Lengths =
            [
                0, 1, input - 1, input + 1, 2 * output, output + 1, parameters - 1, parameters + 1, 5000, int.MaxValue,
            ],
        };
        // samples and steps of the columns
        (int Samples, int Time)[] columns = TNetwork.HasTime ? [(1, 1), (2, 2), (3, 2), (1, 2), (4, 1)]
            : [(0, 1), (1, 1), (2, 1), (3, 1), (17, 1)];
        int[] Column(Func<int, int, int> length) => [.. columns.Select(column => length(column.Samples, column.Time))];
        int OutputTime(int time) => TNetwork.OutputHasTime ? time : 1;
        caller.Fitting["input"] = Column((samples, time) => samples * time * input);
        caller.Fitting["output"] = Column((samples, time) => samples * OutputTime(time) * output);
        caller.Fitting["dOutput"] = caller.Fitting["output"];
        caller.Fitting["dInput"] = caller.Fitting["input"];
        caller.Fitting["gradients"] = caller.Fitting["block"] = Column((_, _) => parameters);
        caller.Fitting["sequences"] = Column((samples, _) => samples);
        caller.Fitting["lengths"] = Column((samples, time) => time > 1 ? samples : 0);
        int targets = indices > 0 ? indices : target;
        caller.Fitting["targets"] = Column((samples, time) => samples * OutputTime(time) * targets);
        return caller
            .With(typeof(TNetwork), network)
            .With(typeof(Workspace), null, new Workspace(3, 2) { Threads = 1 }, new Workspace(40, 3), new Workspace(1),
                new Workspace(int.MaxValue, int.MaxValue), new Workspace(33_554_432, int.MaxValue))
            .With(typeof(RecurrentState), null, new EachStep.State(1))
            .WithNested(network);
    }
}

/// <summary>Images of one channel.</summary>
[Network]
[Input(6, 5, 1), Conv2D(3, 3), Relu, MaxPool2D(2, Stride = 1), Flatten, Dense(4), Softmax, CrossEntropyLoss]
internal partial class PixelNetwork;

file static class Nested
{
    /// <summary>States of a network's own class, and the frozen network, where it has them.</summary>
    public static Caller WithNested(this Caller caller, object network)
    {
        Type type = network.GetType();
        if (type.GetNestedType("State") is { } state)
        {
            object?[] states = [.. new[] { 1, 1, 2, 3 }.Select(streams => Activator.CreateInstance(state, streams))];
            caller.With(state, [null, .. states]);
        }
        return type.GetMethod("Freeze") is { } freeze
            ? caller.With(freeze.ReturnType, freeze.Invoke(network, null))
            : caller;
    }
}

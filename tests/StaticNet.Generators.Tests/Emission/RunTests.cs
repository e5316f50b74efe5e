using System.Reflection;
using StaticNet.Generators.Tests.Testing;

namespace StaticNet.Generators.Tests.Emission;

/// <summary>What only running generated code shows.</summary>
public sealed class RunTests
{
    [Fact]
    public async Task Network_can_be_made_by_a_static_initializer_of_its_own_class()
    {
        CompiledProgram program = await Programs.Compile(
            """
            [Network, Input(2), Dense(3), CrossEntropyLoss(IgnoreIndex = 2)]
            public partial class Net
            {
                public static readonly Net Shared = new(1);
                public static readonly float Loss0 = Shared.Loss([1, 2, 3, 4], [1, 2], new Workspace(2));
                public static readonly float Loss1 = Shared.Loss([1, 2], [1], new Workspace(1));
            }
            """);
        Type net = Load(program).GetType("Net")!;
        Assert.NotNull(net.GetField("Shared")!.GetValue(null));
        Assert.Equal(
            (float)net.GetField("Loss1")!.GetValue(null)!, (float)net.GetField("Loss0")!.GetValue(null)!, 1e-6f);
    }

    [Fact]
    public async Task Small_network_reads_the_value_before_a_dropout()
    {
        CompiledProgram program = await Programs.Compile(
            """
            [Network, Input(4), Dense(8), Tanh, Dropout(0.5), Dense(3)]
            public partial class Net
            {
                public static float[] Predicted() => new Net(1).Predict([1, 2, 3, 4]);
                public static float[] Forwarded() => new Net(1).Forward([1, 2, 3, 4], new Workspace(1)).ToArray();
            }
            """);
        Type net = Load(program).GetType("Net")!;
        float[] predicted = (float[])net.GetMethod("Predicted")!.Invoke(null, null)!;
        float[] forwarded = (float[])net.GetMethod("Forwarded")!.Invoke(null, null)!;
        Assert.Equal(3, predicted.Length);
        Assert.All(predicted.Zip(forwarded), pair => Assert.Equal(pair.First, pair.Second, 1e-5f));
    }

    [Fact]
    public async Task Network_with_a_mistake_throws_with_the_reason()
    {
        CompiledProgram program = await Programs.Compile("[Network, Input(2, 2), Dense(3)] public partial class Net;");
        Type net = Load(program).GetType("Net")!;
        TargetInvocationException exception = Assert.Throws<TargetInvocationException>(
            () => Activator.CreateInstance(net, 1L));
        Assert.Equal(
            "SN0101: dense1 needs a flat input, but input produces 2x2. Insert [Flatten] (4 values).",
            Assert.IsType<InvalidOperationException>(exception.InnerException).Message);
    }

    private static Assembly Load(CompiledProgram program)
    {
        using MemoryStream stream = new();
        Assert.True(program.Compilation.Emit(stream).Success);
        return Assembly.Load(stream.ToArray());
    }
}

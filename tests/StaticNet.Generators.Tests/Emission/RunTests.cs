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
        Assert.Equal((float)net.GetField("Loss1")!.GetValue(null)!, (float)net.GetField("Loss0")!.GetValue(null)!, 1e-6f);
    }

    [Fact]
    public async Task Network_with_a_mistake_throws_with_the_reason()
    {
        CompiledProgram program = await Programs.Compile("[Network, Input(2, 2), Dense(3)] public partial class Net;");
        Type net = Load(program).GetType("Net")!;
        TargetInvocationException exception = Assert.Throws<TargetInvocationException>(() => Activator.CreateInstance(net, 1L));
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

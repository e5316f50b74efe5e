using Microsoft.CodeAnalysis;
using StaticNet.Generators.Tests.Testing;

namespace StaticNet.Generators.Tests.Emission;

/// <summary>Records of every form, and networks that read them, compile without a word.</summary>
public sealed class RecordTests
{
    private const string Forms = """
        namespace Forms;

        public abstract class Named { public float Weight { get; protected set; } [Ignore] public int Id { get; private set; } }

        [Features] public partial class Derived : Named { public required float Height { get; init; } public string? this[int i] => null; }

        [Features] public partial class Constructed { public Constructed(float area, bool isNew) { (Area, IsNew) = (area, isNew); } public float Area { get; } public bool IsNew { get; } public float Twice => 2 * Area; }

        [Features] public partial struct Fields { public float X; public double? Y; [Target] public bool IsRight; public static int Count; }

        public partial class Outer
        {
            [Features] private partial record Inner(float A, [property: Target] decimal B);

            [Network, Input<Inner>, Dense(1), MeanSquaredErrorLoss] private partial class Hidden;
        }

        [Features] internal partial record Internal(float A, [Target] Kind Kind);

        internal enum Kind { @event, None }

        [Network, Input<Internal>, Dense(2), CrossEntropyLoss] public partial class PublicNetwork;

        [Network, Input<Fields>, Dense(4), BatchNorm, Relu, Dense(1), Sigmoid, BinaryCrossEntropyLoss] public partial class Normalized;

        [Features] public partial record Wide([Category(Max = 9, Embedding = 3)] string A, [Category(Max = 9, Embedding = 5)] string B, [Target] float X, [Target] float Y);

        [Features] internal partial record Twins(Kind kind, Kind Kind, int? size, int? Size, float @this);

        [Network, Input<Internal>, Dense(2), Output<Kind>, CrossEntropyLoss] internal partial class NamedTwice;

        public enum Labels { Classes, Output, @class }

        [Network, Input(3), Dense(3), BatchNorm, LogSoftmax, Output<Labels>, NllLoss] public partial class Classes;

        [Network, TokenInput(5), Embedding(4), Gru(2), Dense(1), Sigmoid, Output<Kind>, BinaryCrossEntropyLoss] internal partial class EachToken;

        [Network]
        [Input(3, Name = "values"), Dense(2, Name = "values2"), Output<Kind>(Name = "classes"), CrossEntropyLoss]
        [Dense(3, From = "values2"), Output<Labels>(Name = "samples"), CrossEntropyLoss]
        [Dense(1100, From = "values2"), Output(Name = "only"), MeanSquaredErrorLoss]
        internal partial class Several;

        [Network, Input<Wide>, Dense(8), Relu, Dense(2), MeanSquaredErrorLoss] public partial class TwoNumbers;
        """;

    [Fact]
    public async Task Every_form_compiles()
    {
        CompiledProgram program = await Programs.Compile(Forms, Tables.Homes, Tables.Weather);
        Assert.Empty(program.Diagnostics);
        program.AssertCompiles();
        Assert.Equal(9, program.Files.Count(static file => file.Key.EndsWith("-Features.g.cs", StringComparison.Ordinal)));
        IEnumerable<string> lines = program.Files.Where(static file => file.Key.Contains("-Features", StringComparison.Ordinal))
            .SelectMany(static file => file.Value.Split('\n'));
        Assert.All(lines, static line => Assert.InRange(line.Length, 0, 120));
    }

    [Fact]
    public async Task A_record_of_another_assembly_is_read_by_its_attributes()
    {
        CompiledProgram library = await Programs.Compile("[Features] public partial record Row(float A, [Category(\"x\", \"y\")] string B, [Target] bool C);");
        using MemoryStream image = new();
        Assert.True(library.Compilation.Emit(image, cancellationToken: TestContext.Current.CancellationToken).Success);
        CompiledProgram program = await Programs.Compile(
            Programs.Of("[Network, Input<Row>, Dense(2), CrossEntropyLoss] public partial class Net; static class User { static bool Run(Net net) => net.Classify(new Row(1, \"x\", true)) && Net.InputSize == Row.FeatureSize; }")
                .AddReferences(MetadataReference.CreateFromImage(image.ToArray())));
        Assert.Empty(program.Diagnostics);
        program.AssertCompiles();
    }
}

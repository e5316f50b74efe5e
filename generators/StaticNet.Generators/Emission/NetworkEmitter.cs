using StaticNet.Generators.CSharp;
using StaticNet.Generators.Declarations;
using StaticNet.Generators.Freezing;
using StaticNet.Generators.Lowering;
using StaticNet.Generators.ShapeInference;

namespace StaticNet.Generators.Emission;

/// <summary>A file to add to the compilation.</summary>
internal sealed record GeneratedFile(string HintName, string Source);

/// <summary>Writes the files of one network.</summary>
internal static class NetworkEmitter
{
    public static IEnumerable<GeneratedFile> Emit(InferredNetwork network)
    {
        NetworkDeclaration declaration = network.Declaration;
        if (!declaration.CanBeReopened)
            yield break;
        if (network.Failure is { } failure)
        {
            yield return new GeneratedFile(
                $"{declaration.HintName}.g.cs", InvalidNetworkEmitter.Emit(declaration, failure));
            yield break;
        }
        FrozenNetwork? frozen = Freezer.Freeze(network);
        InferredNetwork? autoencoder = Unrolled(declaration);
        NetworkProgram program = Lowerer.Lower(network);
        NetworkProgram? ofFrozen = frozen is null ? null : Lowerer.Lower(frozen.Network, program);
        EmissionContext context = new(program)
        {
            Frozen = frozen, FrozenProgram = ofFrozen, Autoencoder = autoencoder,
        };
        foreach (GeneratedFile file in Emit(context))
            yield return file;
        foreach (GeneratedFile file in ofFrozen is null ? [] : Emit(new EmissionContext(ofFrozen, context)))
            yield return file;
        foreach (GeneratedFile file in autoencoder is null ? [] : Emit(new EmissionContext(Lowerer.Lower(autoencoder))))
            yield return file;
    }

    // One with twice the weights may be more than an array holds.
    private static InferredNetwork? Unrolled(NetworkDeclaration declaration) =>
        declaration.IsDeepBelief && ShapeInferrer.Infer(Autoencoder.Of(declaration)) is { Failure: null } unrolled
            ? unrolled
            : null;

    // Two files: the user's class, and all that it calls, from the calls down to the layers and what is known of them.
    private static IEnumerable<GeneratedFile> Emit(EmissionContext context)
    {
        NetworkDeclaration declaration = context.Declaration;
        CodeWriter ofClass = OpenClass(context);
        CodeWriter ofNetwork = context.Trained is { } trained
            ? SourceFile.OpenNamespace(declaration, trained.Declaration)
            : SourceFile.OpenNamespace(declaration);
        MembersEmitter.Emit(context, new MemberWriter(ofClass, ofNetwork));
        ofNetwork.Close().Blank();
        PassEmitter.Emit(context, ofNetwork);
        if (context.Trained is null)
            LayersEmitter.Emit(context, ofNetwork);
        else
            FrozenLayersEmitter.Emit(context, ofNetwork);
        ofNetwork.Blank();
        DescriptionsEmitter.Emit(context, ofNetwork);
        yield return File(context, "", ofClass);
        yield return File(context, "-Network", ofNetwork);
        if (context.Program.IsFrozen || FunctionsEmitter.Of(context.Program).Count == 0)
            yield break;
        CodeWriter functions = SourceFile.OpenNamespace(declaration);
        FunctionsEmitter.Emit(context.Program, functions);
        yield return File(context, "-Functions", functions);
    }

    private static CodeWriter OpenClass(EmissionContext context) => SourceFile.OpenClass(
        context.Declaration,
        InterfaceEmitter.BaseList(context.Declaration, context.Declaration.Losses.Count > 0),
        code => EmitComment(context, code));

    private static GeneratedFile File(EmissionContext context, string part, CodeWriter code) =>
        new($"{context.Declaration.HintName}{part}.g.cs", code.CloseAll().ToString());

    private static string Summary(NetworkProgram program)
    {
        string inputs = string.Join(" and ", program.Declaration.Inputs.Select(static input => input.Text));
        string outputs = string.Join(" and ", program.Outputs.Select(static output => output.Shape.ToSpacedString()));
        return $"A network from {inputs} to {outputs}, with {program.ParameterCount:N0} parameters.";
    }

    // The table in <remarks>, because a <summary> here would vanish behind the user's own.
    private static void EmitComment(EmissionContext context, CodeWriter code)
    {
        if (context.Declaration.Modifiers.Length > 0)
            code.Summary(
                context.Declaration.Name == Autoencoder.Name ? UnrollEmitter.Summary : FreezeEmitter.Summary);
        else if (!context.Declaration.HasSummary)
            code.Summary(Summary(context.Program));
        code.Line("/// <remarks>");
        code.Line("/// <code>");
        foreach (string line in SummaryTable.Lines(context.Program))
            code.Line($"/// {line}");
        foreach (string line in FunctionsEmitter.Documentation(context.Program))
            code.Line($"/// {line}");
        code.Line("/// </code>");
        code.Line("/// </remarks>");
        code.Line(SourceFile.GeneratedCode);
    }
}

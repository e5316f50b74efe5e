using StaticNet.Generators.Emission.Contract;
using StaticNet.Generators.Layers;
using StaticNet.Generators.Lowering;
using StaticNet.Generators.Model;
using StaticNet.Generators.Parsing;

namespace StaticNet.Generators.Emission;

/// <summary>
/// Writes the members of a network that has an error, throwing: so that the user sees that error and not one for each
/// use of a member. What clashes with a member of the user's stands behind the interface only, or is left out.
/// </summary>
internal static class InvalidNetworkEmitter
{
    public static string Emit(NetworkDeclaration network, string failure)
    {
        CodeWriter code = SourceFile.OpenClass(
            network,
            InterfaceEmitter.BaseList(network, hasLoss: true),
            static code => code.Line(SourceFile.GeneratedCode));
        EmitMembers(network, $"throw new InvalidOperationException({Literals.String(failure)})", code);
        return code.CloseAll().ToString();
    }

    private static void EmitMembers(NetworkDeclaration network, string fail, CodeWriter code)
    {
        HashSet<string> clashes = [.. network.Clashes];
        if (clashes.Add(GeneratedSignatures.Constructor))
            code.Line($"public {network.Name}(long seed = 0) => {fail};").Blank();
        foreach (string constant in CommonMembers.Constants(network).Where(clashes.Add))
            code.Line($"public const int {constant} = 1;").Blank();
        if (network.IsRecurrent && clashes.Add("State"))
            StateEmitter.EmitThrowing(fail, code);
        foreach (PublicMethod member in CommonMembers.Of(network))
        {
            bool isFree = !clashes.Contains(member.Name) && !clashes.Contains(member.Signature);
            if (isFree)
                code.Line(member.Declaration(fail)).Blank();
            else if (member.Interface is not null)
                code.Line(member.ExplicitDeclaration(fail)).Blank();
        }
        foreach (string member in CommonMembers.Explicit(network))
            code.Line($"{member} => {fail};").Blank();
        EmitViews(network, clashes, fail, code);
        if (network.CanBeFrozen && clashes.Add("Freeze") && clashes.Add(NetworkDeclaration.FrozenName))
            EmitFrozen(network.Frozen() with { Clashes = new List<string>().ToEquatableArray() }, fail, code);
    }

    private static void EmitFrozen(NetworkDeclaration frozen, string fail, CodeWriter code)
    {
        code.Line($"public {frozen.Name} Freeze() => {fail};").Blank();
        code.Open($"public sealed class {frozen.Name}{InterfaceEmitter.BaseList(frozen, hasLoss: true)}");
        EmitMembers(frozen, fail, code);
        code.Close();
    }

    private static void EmitViews(NetworkDeclaration network, HashSet<string> clashes, string fail, CodeWriter code)
    {
        View[] views = [.. network.Layers.Where(static layer => Identifiers.IsUsable(layer.Name)).SelectMany(Views)];
        foreach (View view in views)
        {
            if (clashes.Add(view.Member) && !clashes.Contains("Block"))
                code.Line($"public Block.{view.Type} {Identifiers.Escape(view.Member)} => {fail};").Blank();
        }
        if (clashes.Contains("Block"))
            return;
        code.Open("public static class Block");
        foreach (IGrouping<string, View> same in views.GroupBy(static view => view.Type))
        {
            code.Open($"public readonly ref struct {same.Key}(Span<float> block)");
            code.Line("private readonly Span<float> _block = block;");
            foreach (string tensor in same.First().Tensors)
                code.Line($"public TensorSpan<float> {Identifiers.Capitalize(tensor)} => {fail};");
            code.Close();
        }
        code.Close();
    }

    private static IEnumerable<View> Views(Layer layer)
    {
        if (layer.TensorNames.Any())
            yield return new View(layer.MemberName, layer.MemberName + "Parameters", layer.TensorNames);
        if (layer is IHasBuffers buffers)
            yield return new View(layer.MemberName + "Buffers", layer.MemberName + "Buffers", buffers.BufferNames);
    }

    private sealed record View(string Member, string Type, IEnumerable<string> Tensors);
}

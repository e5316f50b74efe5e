using StaticNet.Generators.Contract;
using StaticNet.Generators.CSharp;
using StaticNet.Generators.Declarations;
using StaticNet.Generators.Layers;
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
            InterfaceEmitter.BaseList(network, hasLoss: true, hasOwnState: false),
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
        if (network.Features is not null)
            EmitStatistics(network, clashes, fail, code);
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
            EmitNested("Freeze", network.Frozen() with { Clashes = EquatableArray<string>.Empty }, fail, code);
        if (network.IsDeepBelief && clashes.Add("Unroll") && clashes.Add(Autoencoder.Name))
            EmitNested("Unroll", Autoencoder.Of(network), fail, code);
    }

    private static void EmitStatistics(
        NetworkDeclaration network, HashSet<string> clashes, string fail, CodeWriter code)
    {
        string name = clashes.Add(TableMembers.Statistics)
            ? $"public FeatureStatistics {TableMembers.Statistics}"
            : $"FeatureStatistics {TableMembers.RecordInterface(network)}.{TableMembers.Statistics}";
        code.Open(name).Line($"get => {fail};").Line($"set => {fail};").Close().Blank();
    }

    private static void EmitNested(string method, NetworkDeclaration nested, string fail, CodeWriter code)
    {
        code.Line($"public {nested.Name} {method}() => {fail};").Blank();
        code.Open($"public sealed class {nested.Name}"
            + InterfaceEmitter.BaseList(nested, hasLoss: true, hasOwnState: false));
        EmitMembers(nested, fail, code);
        code.Close();
    }

    private static void EmitViews(NetworkDeclaration network, HashSet<string> clashes, string fail, CodeWriter code)
    {
        IReadOnlyList<ViewTree<string>> parameters = ViewTree<string>.Of(Named(network).Select(
            static layer => (layer, (IReadOnlyList<string>)[.. layer.TensorNames])));
        IReadOnlyList<ViewTree<string>> buffers = ViewTree<string>.Of(Named(network).OfType<IHasBuffers>().Select(
            static layer => ((Layer)layer, (IReadOnlyList<string>)[.. layer.BufferNames])));
        EmitMembers(parameters, "", "Parameters", clashes, fail, code);
        EmitMembers(buffers, "Buffers", "Buffers", clashes, fail, code);
        if (clashes.Contains("Block"))
            return;
        code.Open("public static class Block");
        // Where the mistake is that names clash, the first has the type.
        HashSet<string> written = [];
        EmitStructs(parameters, "Parameters", written, fail, code);
        EmitStructs(buffers, "Buffers", written, fail, code);
        code.Close();
    }

    private static IEnumerable<Layer> Named(NetworkDeclaration network) => network.Layers.Where(static layer =>
        layer.Id.Path.Append(layer.Name.Substring(layer.Name.LastIndexOf('.') + 1)).All(Identifiers.IsUsable));

    private static void EmitMembers(
        IReadOnlyList<ViewTree<string>> views, string suffix, string block, HashSet<string> clashes, string fail,
        CodeWriter code)
    {
        foreach (ViewTree<string> view in views)
        {
            if (clashes.Add(view.Name + suffix) && !clashes.Contains("Block"))
                code.Line($"public Block.{view.FullName}{block} {Identifiers.Escape(view.Name + suffix)} => {fail};").Blank();
        }
    }

    private static void EmitStructs(
        IReadOnlyList<ViewTree<string>> views, string block, HashSet<string> written, string fail, CodeWriter code)
    {
        // Where the network does not compile, two may have one name.
        IEnumerable<ViewTree<string>> all = views.SelectMany(static view => view.All)
            .GroupBy(static view => view.FullName).Select(static same => same.First());
        foreach (ViewTree<string> view in all)
        {
            if (!written.Add(view.FullName + block))
                continue;
            code.Open($"public readonly ref struct {view.FullName}{block}(Span<float> block)");
            code.Line("private readonly Span<float> _block = block;");
            foreach (string tensor in view.Tensors)
                code.Line($"public TensorSpan<float> {Identifiers.Capitalize(tensor)} => {fail};");
            foreach (ViewTree<string> child in view.Children.Where(child => child.Name != view.FullName + block))
                code.Line($"public {child.FullName}{block} {Identifiers.Escape(child.Name)} => new(_block);");
            code.Close();
        }
    }
}

using StaticNet.Generators.Declarations;
using StaticNet.Generators.Model;

namespace StaticNet.Generators.Contract;

/// <summary>All members of a network as its attributes say them, also where it cannot be compiled.</summary>
internal static class CommonMembers
{
    /// <summary>The constants; 1 where unknown, by which expressions over them can divide.</summary>
    public static IEnumerable<string> Constants(NetworkDeclaration network)
    {
        bool isOneInput = network.Inputs.Count <= 1;
        foreach (string input in isOneInput ? ["InputSize"] : network.Inputs.Select(static input => OneOf(input.Name)))
            yield return input;
        foreach (string output in network.Outputs.Count > 1
            ? network.Outputs.Select(static output => OneOf(output.Name))
            : ["OutputSize"])
            yield return output;
        yield return "ParameterCount";
        foreach (InputDeclaration input in network.Inputs.Where(static input => input.Kind == InputKind.Tokens))
            yield return isOneInput ? "Vocabulary" : Binding.OneOf(input.Name).VocabularyName;
    }

    /// <summary>The public members.</summary>
    public static IEnumerable<PublicMethod> Of(NetworkDeclaration network)
    {
        string any = $"INetwork<{network.FullName}>";
        MethodParameter[] path = [new("string", "path")];
        yield return new("static NetworkDefinition", "Definition", null, any);
        yield return new("Span<float>", "Parameters", null, any);
        foreach (PublicMethod method in NetworkContract.Of(network).Methods)
            yield return method;
        foreach (PublicMethod method in TableMembers.Of(network).Concat(ClassMembers.Of(network)))
            yield return method;
        yield return new("void", "Save", path);
        yield return new("void", "Load", path);
        yield return new($"static {network.FullName}", "FromFile", path);
        yield return new("string", "Summary", []);
    }

    /// <summary>The members that stand behind an interface always.</summary>
    public static IEnumerable<string> Explicit(NetworkDeclaration network)
    {
        string any = $"INetwork<{network.FullName}>", trainable = $"ITrainableNetwork<{network.FullName}>";
        foreach (string property in new[] { "InputSize", "OutputSize", "ParameterCount" })
            yield return $"static int {any}.{property}";
        yield return $"static {network.FullName} {any}.Create(long seed)";
        yield return $"static TargetKinds {trainable}.TargetKinds";
        yield return $"static int {trainable}.TargetSize";
        yield return $"static int {trainable}.TargetIndices";
        if (network.IsDeepBelief)
            yield return $"static {TypeOfRbms} {Rbms(network)}";
        IEnumerable<InterfaceMember> members = !NetworkContract.Of(network).HasOneOfEach
            ? GraphInterface.Members(network, hasBackward: true, hasLoss: true)
            : network.HasTime ? new SequenceInterface(network, hasLoss: true, loss: null).Members : [];
        foreach (InterfaceMember member in members)
            yield return member.Header;
    }

    /// <summary>The type of the list of a deep belief network's machines.</summary>
    public const string TypeOfRbms = "ImmutableArray<RbmDefinition>";

    /// <summary>The list, behind its interface.</summary>
    public static string Rbms(NetworkDeclaration network) => $"IDeepBeliefNetwork<{network.FullName}>.Rbms";

    private static string OneOf(string name) => Binding.OneOf(name).SizeName;
}

using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using StaticNet.Generators.Model;

namespace StaticNet.Generators.Parsing;

/// <summary>
/// Reads the arguments of one attribute while it may still be half typed: whatever is missing or of the wrong type
/// reads as its default, because the compiler reports it already.
/// </summary>
internal sealed class AttributeReader(
    AttributeData attribute, int ordinal, ProblemList problems, IAssemblySymbol home)
{
    public int Ordinal { get; } = ordinal;

    /// <summary>Reads the methods that the attribute names.</summary>
    public FunctionReader? Functions { get; init; }

    /// <summary>Whether a method that the attribute names does not compile, which the compiler reports.</summary>
    public bool HasErrors { get; set; }

    /// <summary>
    /// Whether the compiler could make sense of the attribute's constructor call and of all arguments.
    /// </summary>
    public bool IsComplete { get; } = attribute.AttributeConstructor is not null
        && attribute.ConstructorArguments.All(IsKnown)
        && attribute.NamedArguments.All(static pair => IsKnown(pair.Value));

    /// <summary>The type that a generic attribute names; null where it is none that the compiler knows.</summary>
    public INamedTypeSymbol? TypeArgument => attribute.AttributeClass?.TypeArguments.FirstOrDefault()
        is INamedTypeSymbol { TypeKind: not TypeKind.Error } type ? type : null;

    public int Int(int position) => Read(Argument(position), 0);

    public double Double(int position, double absent) => Read(Argument(position), absent);

    public string? String(int position) => Argument(position) is { Kind: TypedConstantKind.Primitive } constant
        ? constant.Value as string
        : null;

    /// <summary>The strings of an array, empty ones for null.</summary>
    public EquatableArray<string> Strings(int position)
    {
        TypedConstant constant = Argument(position);
        return constant.Kind != TypedConstantKind.Array || constant.IsNull
            ? EquatableArray<string>.Empty
            : constant.Values.Select(static value => value.Value as string ?? "").ToEquatableArray();
    }

    /// <summary>The whole numbers of an array; none where it holds something else.</summary>
    public EquatableArray<long> Longs(int position) => Values<long>(Argument(position)).ToEquatableArray();

    public EquatableArray<int> Ints(int position) => Values<int>(Argument(position)).ToEquatableArray();

    public int NamedInt(string name, int absent = 0) => Read(Named(name), absent);

    public double NamedDouble(string name, double absent = 0) => Read(Named(name), absent);

    public bool NamedBool(string name, bool absent = false) => Read(Named(name), absent);

    public string? NamedString(string name) => Named(name).Value as string;

    public bool HasNamed(string name) => Named(name).Kind != TypedConstantKind.Error;

    /// <summary>Whether the constructor that is called has so many arguments.</summary>
    public bool HasPositional(int position) => position < attribute.ConstructorArguments.Length;

    public EquatableArray<int> NamedInts(string name) => Values<int>(Named(name)).ToEquatableArray();

    public EquatableArray<double> NamedDoubles(string name) => Values<double>(Named(name)).ToEquatableArray();

    /// <summary>
    /// The name of an enumeration's member, or <paramref name="absent"/>; null for a number that is none, which is
    /// reported.
    /// </summary>
    public string? NamedEnum(string layer, string name, string absent) => Enum(layer, name, Named(name), absent);

    /// <summary>The same for an argument of the constructor.</summary>
    public string? EnumAt(string layer, int position, string absent) =>
        Enum(layer, "argument", Argument(position), absent);

    /// <summary>The number of an enumeration's value, such as one of flags.</summary>
    public int FlagsAt(int position) =>
        Argument(position) is { Kind: TypedConstantKind.Enum, Value: int flags } ? flags : 0;

    private string? Enum(string layer, string name, TypedConstant constant, string absent)
    {
        if (constant.Kind != TypedConstantKind.Enum || constant.Type is not INamedTypeSymbol type)
            return absent;
        List<IFieldSymbol> members =
            [.. type.GetMembers().OfType<IFieldSymbol>().Where(static field => field.HasConstantValue)];
        if (members.FirstOrDefault(member => Equals(member.ConstantValue, constant.Value)) is { } member)
            return member.Name;
        Reject(ProblemKind.ArgumentMakesNoSense, layer, $"its {name} is {constant.Value}", $"a member of {type.Name}");
        return null;
    }

    /// <summary>The layer of the user's own that its type argument names, or null, which is reported.</summary>
    /// <param name="layer">The name of the layer.</param>
    public CustomLayerType? CustomLayer(string layer) =>
        new CustomLayerReader(this, layer, home, problems)
            .Read(attribute.AttributeClass?.TypeArguments.FirstOrDefault());

    /// <summary>
    /// Reports an argument that no layer of this kind can have, unless the compiler reports the attribute already.
    /// </summary>
    public void Reject(ProblemKind kind, params string[] arguments) =>
        Reject(new Problem(kind, Ordinal, arguments.ToEquatableArray()));

    /// <summary>Reports a problem of this attribute, unless the compiler reports the attribute already.</summary>
    public void Reject(Problem problem)
    {
        if (IsComplete)
            problems.Add(problem);
    }

    private TypedConstant Argument(int position) =>
        position < attribute.ConstructorArguments.Length ? attribute.ConstructorArguments[position] : default;

    private TypedConstant Named(string name)
    {
        foreach (KeyValuePair<string, TypedConstant> pair in attribute.NamedArguments)
        {
            if (pair.Key == name)
                return pair.Value;
        }
        return default;
    }

    private static bool IsKnown(TypedConstant constant) =>
        constant.Kind != TypedConstantKind.Error
        && (constant.Kind != TypedConstantKind.Array || constant.IsNull || constant.Values.All(IsKnown));

    private static T Read<T>(TypedConstant constant, T absent) =>
        constant.Kind == TypedConstantKind.Primitive && constant.Value is T value ? value : absent;

    private static IEnumerable<T> Values<T>(TypedConstant constant)
    {
        if (constant.Kind != TypedConstantKind.Array || constant.IsNull)
            return [];
        ImmutableArray<TypedConstant> values = constant.Values;
        return values.All(static value => value.Value is T) ? values.Select(static value => (T)value.Value!) : [];
    }
}

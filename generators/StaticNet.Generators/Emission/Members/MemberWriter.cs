using StaticNet.Generators.Contract;
using StaticNet.Generators.CSharp;

namespace StaticNet.Generators.Emission;

/// <summary>
/// Writes the members that users call: in their class as calls, and with their bodies in the struct <c>Network</c> of
/// generated code.
/// </summary>
internal sealed class MemberWriter(CodeWriter ofClass, CodeWriter ofNetwork)
{
    /// <summary>The user's class.</summary>
    public CodeWriter Class { get; } = ofClass;

    /// <summary>The struct with the bodies.</summary>
    public CodeWriter Network { get; } = ofNetwork;

    /// <summary>Writes a method of the class that calls the network's code with other arguments.</summary>
    public void Call(PublicMethod method, string arguments) =>
        Class.Line($"{method.Header} =>").Line($"    _network.{method.Name}({arguments});");

    /// <summary>
    /// Writes a method of the class, after its documentation, that calls the one of the same name and parameters in
    /// <see cref="Network"/>, and opens that.
    /// </summary>
    /// <returns>Where the body goes.</returns>
    public CodeWriter Open(PublicMethod method)
    {
        CallSame(method);
        return Network.Blank().Open(Header(method));
    }

    /// <summary>The same of a method whose body is an expression.</summary>
    public void Express(PublicMethod method, string expression)
    {
        CallSame(method);
        Network.Blank().Line($"{Header(method)} =>").Line($"    {expression};");
    }

    private void CallSame(PublicMethod method) =>
        Call(method, string.Join(", ", method.Parameters!.Select(static parameter => parameter.Argument)));

    // The class of states is the user's; their base class does here.
    private static string Header(PublicMethod method) =>
        method.Header.Replace("State? ", "State ").Replace("State ", "RecurrentState ");
}

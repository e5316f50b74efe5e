namespace StaticNet.Generators.Contract;

/// <summary>A member that stands behind an interface alone.</summary>
/// <param name="Header">Its declaration without a body.</param>
/// <param name="Body">The expression that it is, in a network that compiles.</param>
internal sealed record InterfaceMember(string Header, string Body);

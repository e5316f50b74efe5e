namespace StaticNet;

/// <summary>A state was given to a network that it does not belong to.</summary>
public sealed class StateMismatchException : ArgumentException
{
    internal StateMismatchException(string message, string network, string stateNetwork)
        : base(message)
    {
        Network = network;
        StateNetwork = stateNetwork;
    }

    /// <summary>The network that was called.</summary>
    public string Network { get; }

    /// <summary>The network whose state it was given.</summary>
    public string StateNetwork { get; }
}

namespace StaticNet;

/// <summary>
/// A data set does not fit the network: its inputs, its labels or its targets are of another kind or size.
/// </summary>
/// <param name="message">What does not fit.</param>
public sealed class DatasetMismatchException(string message) : ArgumentException(message);

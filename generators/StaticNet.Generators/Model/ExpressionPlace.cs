namespace StaticNet.Generators.Model;

/// <summary>
/// The place of an expression in a method, counted from the method's start: an edit elsewhere does not move it.
/// </summary>
/// <param name="Method">The method's documentation id.</param>
/// <param name="Start">The characters before the expression.</param>
/// <param name="Length">Its characters.</param>
internal sealed record ExpressionPlace(string Method, int Start, int Length);

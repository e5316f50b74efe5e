namespace StaticNet.Kernels;

/// <summary>The columns of the rows that a join's kernels walk along.</summary>
/// <param name="Count">How many there are.</param>
/// <param name="RepeatFirst">Whether the first operand has one value for all of them.</param>
/// <param name="RepeatSecond">Whether the second operand has one value for all of them.</param>
internal readonly record struct JoinColumns(nuint Count, bool RepeatFirst, bool RepeatSecond);

namespace StaticNet.Kernels;

/// <summary>
/// The distances, in floats, between two neighbours along an axis in each memory that a join reads or writes; 0 where
/// the value is repeated along the axis, or not read at all.
/// </summary>
/// <param name="Output">In the output or its gradient.</param>
/// <param name="First">In the first operand.</param>
/// <param name="Second">In the second operand.</param>
/// <param name="Target">In the gradient of the first operand.</param>
internal readonly record struct JoinSteps(nuint Output, nuint First, nuint Second, nuint Target)
{
    /// <summary>Several neighbours on.</summary>
    public JoinSteps Times(nuint count)
        => new(Output * count, First * count, Second * count, Target * count);
}

/// <summary>An axis that a join walks along.</summary>
/// <param name="Size">Its size.</param>
/// <param name="Steps">The distance of two neighbours.</param>
internal readonly record struct JoinAxis(nuint Size, JoinSteps Steps);

namespace StaticNet.Generators.Expressions;

/// <summary>What a node of an expression computes, of its operands A, B and C.</summary>
internal enum Operation
{
    /// <summary>The argument of this number.</summary>
    Argument,

    /// <summary>A number.</summary>
    Constant,

    /// <summary>The function's own result, where a derivative is computed from that.</summary>
    Output,

    Negate,
    Abs,

    /// <summary>-1, 0 or 1; NaN of NaN.</summary>
    Sign,

    /// <summary>The whole number below, above, next to it, or next to it towards zero.</summary>
    Floor,
    Ceiling,
    Round,
    Truncate,
    Sqrt,
    Exp,

    /// <summary>e^a - 1.</summary>
    ExpM1,
    Log,
    Tanh,

    /// <summary>1 / (1 + e^-a).</summary>
    Sigmoid,

    /// <summary>log(1 + e^a).</summary>
    Softplus,
    Sin,
    Cos,
    Atan,

    Add,
    Subtract,
    Multiply,
    Divide,
    Min,
    Max,

    /// <summary>a to the power of b.</summary>
    Power,

    /// <summary>Conditions, which <see cref="Select"/> asks.</summary>
    Greater,
    Equal,
    And,
    Or,
    Not,

    /// <summary>b where the condition a holds, otherwise c.</summary>
    Select,
}

namespace StaticNet;

/// <summary>
/// Marks a partial class as a neural network. The layer attributes of the class, in source order, are compiled into its
/// forward and backward pass.
/// </summary>
/// <example>
/// <code>
/// [Network]
/// [Input(28, 28)]
/// [Flatten]
/// [Dense(128), Relu]
/// [Dense(10), Softmax]
/// [CrossEntropyLoss]
/// public partial class DigitClassifier;
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class NetworkAttribute : Attribute;

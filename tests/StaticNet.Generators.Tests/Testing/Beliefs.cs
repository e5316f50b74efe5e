namespace StaticNet.Generators.Tests.Testing;

/// <summary>Deep belief networks that many tests compile.</summary>
internal static class Beliefs
{
    public const string Digits = """
        namespace Samples;

        [DeepBeliefNetwork(Untied = true)]
        [Input(4, 6)]
        [Flatten]
        [Rbm(20, Visible = VisibleUnits.Softmax, Groups = 4)]
        [Rbm(17, Hidden = HiddenUnits.Relu)]
        [Rbm(9, Labels = 3, Name = "top")]
        [Dense(8), BatchNorm, Relu]
        [Dense(3), Softmax]
        [CrossEntropyLoss]
        public partial class DigitBelief;
        """;

    /// <summary>Values of the stack are outputs, and are read again after it.</summary>
    public const string Branched = """
        namespace Samples;

        [DeepBeliefNetwork]
        [Input(7)]
        [Rbm(5, Visible = VisibleUnits.Gaussian), Output(Name = "low")]
        [Rbm(3), Output(Name = "high")]
        [Dense(4), Concat("rbm1", "dense1"), Dense(2), Output(Name = "both"), MeanSquaredErrorLoss]
        public partial class Branched;
        """;

    public const string Machine = """
        namespace Samples;

        [DeepBeliefNetwork]
        [Input(7)]
        [Rbm(5)]
        public partial class Machine;
        """;
}

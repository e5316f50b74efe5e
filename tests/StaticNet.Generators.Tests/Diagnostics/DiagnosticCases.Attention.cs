namespace StaticNet.Generators.Tests.Diagnostics;

internal static partial class DiagnosticCases
{
    private static IEnumerable<(string Id, DiagnosticCase Case)> AttentionCases()
    {
        yield return ("SN0404", Whole(
            "[Network, SequenceInput(4), SelfAttention(2)] public partial class Net;\n"
            + "public class User { public void Run(Net net, Net.State state, float[] x) => net.{|Step|}(x, state, x); }",
            "Net cannot run step by step: its layer selfAttention1 is not causal and sees later steps. "
            + "Call Predict with whole sequences and no state, or set Causal = true."));
        yield return ("SN0107", Net(
            "[Input(3, 4)]\n[{|SelfAttention(2, Window = 3)|}]\n[Flatten]\n[Dense(2)]",
            "selfAttention1 cannot be made: it has Window = 3 without Causal, "
            + "but it must be causal: a window is of earlier steps."));
        yield return ("SN0107", Net(
            "[Input(3, 4)]\n[{|SelfAttention(2, Dropout = 1)|}]\n[Flatten]\n[Dense(2)]",
            "selfAttention1 cannot be made: its Dropout is 1, but it must be at least 0 and below 1."));
        yield return ("SN0107", Net(
            "[Input(3, 6)]\n[{|SelfAttention(2, Rotary = true)|}]\n[Flatten]\n[Dense(2)]",
            "selfAttention1 cannot be made: it is Rotary and its heads have 3 values each, "
            + "but it must be an even number that is turned in pairs."));
        yield return ("SN0641", Net(
            "[Input(3, 8)]\n[{|SelfAttention(3)|}]\n[Flatten]\n[Dense(2)]",
            "selfAttention1 has 3 heads, but input (line 2) produces 3x8, whose 8 features they do not divide. "
            + "Choose a divisor of 8."));
        yield return ("SN0642", Net(
            "[Input(8)]\n[{|SelfAttention(2)|}]\n[Dense(2)]",
            "selfAttention1 runs over time steps or positions, but input (line 2) produces 8, which has neither. "
            + "Declare [SequenceInput(features)] or [TokenInput(vocabulary)], or give it positions x features, "
            + "such as with [Reshape]."));
        yield return ("SN0642", Net(
            "[Input(8)]\n[{|SinusoidalEncoding|}]\n[Dense(2)]",
            "sinusoidalEncoding1 runs over time steps or positions, but input (line 2) produces 8, which has neither. "
            + "Declare [SequenceInput(features)] or [TokenInput(vocabulary)], or give it positions x features, "
            + "such as with [Reshape]."));
        yield return ("SN0643", Whole(
            "[Network]\n[Input(5, 6, Name = \"memory\")]\n[Input(3, 4, Name = \"queries\")]\n"
            + "[{|CrossAttention(2, \"memory\")|}]\npublic partial class Net;",
            "crossAttention1 lets 3x4 from queries (line 3) attend to 5x6 from memory (line 2). "
            + "Give both as many features: 4."));
        yield return ("SN0644", Whole(
            "[Network]\n[Input(5, 4, Name = \"memory\")]\n[Input(3, 4, Name = \"queries\")]\n"
            + "[{|CrossAttention(2, \"memory\", Causal = true)|}]\npublic partial class Net;",
            "crossAttention1 is causal, but its steps are not those of its memory memory, of which none is earlier or "
            + "later. Remove Causal.", isOnly: false));
        yield return ("SN0645", Net(
            "[Input(9, 4)]\n[{|PositionalEmbedding(8)|}]\n[Flatten]\n[Dense(2)]",
            "positionalEmbedding1 has vectors for 8 positions, but input (line 2) produces 9x4, which has 9. "
            + "Make maxLength at least 9."));
    }
}

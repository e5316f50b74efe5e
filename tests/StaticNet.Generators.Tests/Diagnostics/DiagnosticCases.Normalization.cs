namespace StaticNet.Generators.Tests.Diagnostics;

internal static partial class DiagnosticCases
{
    private static IEnumerable<(string Id, DiagnosticCase Case)> NormalizationCases()
    {
        yield return ("SN0102", Net(
            "[Input(8)]\n[Dense(8)]\n[{|GroupNorm(0)|}]",
            "groupNorm1 cannot be made: its number of groups is 0. Sizes are positive whole numbers."));
        yield return ("SN0107", Net(
            "[Input(8)]\n[Dense(8)]\n[{|LayerNorm(Epsilon = 0)|}]",
            "layerNorm1 cannot be made: its Epsilon is 0, but it must be positive and finite."));
        yield return ("SN0107", Net(
            "[Input(8)]\n[Dense(8)]\n[{|RmsNorm(Epsilon = double.PositiveInfinity)|}]",
            "rmsNorm1 cannot be made: its Epsilon is Infinity, but it must be positive and finite."));
        yield return ("SN0107", Net(
            "[Input(8)]\n[Dense(8)]\n[{|LayerNorm(Axes = 0)|}]",
            "layerNorm1 cannot be made: its Axes is 0, but it must be at least 1."));
        yield return ("SN0107", Net(
            "[Input(8)]\n[Dense(8)]\n[{|BatchNorm(Momentum = 1.5)|}]",
            "batchNorm1 cannot be made: its Momentum is 1.5, but it must be from 0 to 1."));
        yield return ("SN0116", Net(
            "[Input(6)]\n[Dense(8)]\n[{|GroupNorm(3)|}]",
            "groupNorm1 has 3 groups, but dense1 (line 3) produces 8, whose 8 channels they do not divide. Choose a divisor of 8."));
        yield return ("SN0111", Net(
            "[Input(6, 6, 1)]\n[Conv2D(4, 3)]\n[Flatten]\n[{|GroupNorm(2)|}]\n[Dense(2)]",
            "groupNorm1 needs channels, whose order a Flatten does not keep, but flatten1 (line 4) produces 64. "
            + "Put groupNorm1 before it, where the 4 channels of 4x4x4 are."));
        yield return ("SN0117", Net(
            "[Input(6)]\n[Dense(8)]\n[Reshape(2, 4)]\n[{|LayerNorm(Axes = 3)|}]",
            "layerNorm1 normalises the last 3 axes, but reshape1 (line 4) produces 2x4, which has 2. Set Axes to at most 2."));
        yield return ("SN0118", Whole(
            "[Network, SequenceInput(8), Dense(4), {|BatchNorm|}, Dense(2)] public partial class Net;",
            "batchNorm1 normalises over the batch, but input is a sequence, and how many time steps meet depends on the lengths of "
            + "all. Use LayerNorm or RmsNorm."));
    }
}

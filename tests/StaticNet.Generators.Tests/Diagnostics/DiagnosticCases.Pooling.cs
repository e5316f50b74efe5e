namespace StaticNet.Generators.Tests.Diagnostics;

internal static partial class DiagnosticCases
{
    private static IEnumerable<(string Id, DiagnosticCase Case)> PoolingCases()
    {
        yield return ("SN0102", Pooled(
            "[Input(8, 8, 2)]\n[{|MaxPool2D(2, 0)|}]",
            "maxpool2d1 cannot be made: its window is 2x0. Sizes are positive whole numbers."));
        yield return ("SN0106", Pooled(
            "[Input(8, 8, 2)]\n[{|UpSample2D(100000)|}]",
            "upSample2d1 has 800000x800000x2 values, more than one array holds. Make it smaller."));
        yield return ("SN0107", Net(
            "[Input(2, 3)]\n[{|MaxPool1D(2, Stride = 1, Dilation = 3, Padding = PaddingMode.Same)|}]\n[Flatten]\n[Dense(2)]",
            "maxpool1d1 cannot be made: of the 2x3 from input a window of Dilation = 3 would see nothing but padding, but it must "
            + "be at most 2."));
        yield return ("SN0107", Pooled(
            "[Input(8, 2)]\n[{|MaxPool1D(2, Padding = PaddingMode.Causal)|}]",
            "maxpool1d1 cannot be made: its Padding is Causal, but it must be Valid or Same."));
        yield return ("SN0107", Pooled(
            "[Input(8, 8, 2)]\n[{|MaxPool2D(2, Pad = [1, 1])|}]",
            "maxpool2d1 cannot be made: its Pad is [1, 1], but it must be 4 numbers that are not negative, [top, bottom, left, right]."));
        yield return ("SN0107", Pooled(
            "[Input(8, 8, 2)]\n[{|MaxPool2D(2, Strides = [1])|}]",
            "maxpool2d1 cannot be made: its Strides has 1 numbers, but it must be two, [down, across]."));
        yield return ("SN0107", Pooled(
            "[Input(8, 8, 2)]\n[{|ZeroPad2D(1, -1)|}]",
            "zeroPad2d1 cannot be made: its padding is 1, 1, -1, -1, but it must be nowhere negative."));
        yield return ("SN0108", Pooled(
            "[Input(4, 2, 3)]\n[{|MaxPool2D(3)|}]",
            "maxpool2d1 reaches over 3x3 with its window, but input (line 2) produces 4x2x3, with padding 4x2. "
            + "Make the window smaller or pad."));
        yield return ("SN0108", Pooled(
            "[Input(4, 4, 3)]\n[{|DepthwiseConv2D(3, Dilation = 3, Pad = [1, 1, 1, 1])|}]",
            "depthwiseConv2d1 reaches over 7x7 with its kernel, but input (line 2) produces 4x4x3, with padding 6x6. "
            + "Make the kernel smaller or pad."));
        yield return ("SN0109", Pooled(
            "[Input(8, 8, 2)]\n[{|AveragePool2D(2, Stride = 0)|}]",
            "averagePool2d1 cannot walk over the 8x8x2 that input (line 2) produces: its stride is 0. "
            + "Strides and dilations are at least 1."));
        yield return ("SN0109", Pooled(
            "[Input(8, 8, 2)]\n[{|MaxPool2D(2, Dilations = [1, -1])|}]",
            "maxpool2d1 cannot walk over the 8x8x2 that input (line 2) produces: its dilation is -1. "
            + "Strides and dilations are at least 1."));
        yield return ("SN0111", Pooled(
            "[Input(8, 8, 2)]\n[Flatten]\n[{|MaxPool2D(2)|}]",
            "maxpool2d1 needs an image (height x width x channels), but flatten1 (line 3) produces 128. "
            + "Put maxpool2d1 before the values of 8x8x2 are flattened."));
        yield return ("SN0111", Pooled(
            "[Input(28, 28)]\n[{|AveragePool2D(2)|}]",
            "averagePool2d1 needs an image (height x width x channels), but input (line 2) produces 28x28. Insert [Reshape(28, 28, 1)]."));
        yield return ("SN0111", Pooled(
            "[Input(8, 8, 2)]\n[{|MaxPool1D(2)|}]",
            "maxpool1d1 needs a sequence (length x channels), but input (line 2) produces 8x8x2. Insert [Reshape(64, 2)]."));
        yield return ("SN0111", Net(
            "[Input(5)]\n[Dense(12)]\n[{|UpSample2D(2)|}]\n[Flatten]",
            "upSample2d1 needs an image (height x width x channels), but dense1 (line 3) produces 12. "
            + "Move upSample2d1 up, before dense1, or insert [Reshape(height, width, channels)] if these values are meant as positions."));
        yield return ("SN0111", Pooled(
            "[Input(4, 6)]\n[{|ZeroPad2D(1)|}]",
            "zeroPad2d1 needs an image (height x width x channels), but input (line 2) produces 4x6. "
            + "Insert [Reshape(4, 6, 1)]."));
        yield return ("SN0111", Pooled(
            "[Input(25)]\n[{|AdaptiveAveragePool2D(2)|}]",
            "adaptiveAveragePool2d1 needs an image (height x width x channels), but input (line 2) produces 25. "
            + "Insert [Reshape(5, 5, 1)]."));
        yield return ("SN0111", Pooled(
            "[Input(12)]\n[{|GlobalMaxPool|}]",
            "globalMaxPool1 needs an image or a sequence, but input (line 2) produces 12. Insert [Reshape(height, width, channels)]."));
        yield return ("SN0112", Pooled(
            "[Input(8, 8, 2)]\n[{|MaxPool2D(3, Pad = [1, 1, 2, 1])|}]",
            "maxpool2d1 pads by 2, more than half of its window of 3, so that a window could see nothing else. Pad by at most 1."));
        yield return ("SN0113", Net(
            "[Input(11, 10, 3)]\n[{|MaxPool2D(2)|}, Flatten]\n[Dense(10), CrossEntropyLoss]",
            "maxpool2d1 drops the last row of what input (line 2) produces (11x10x3), where no whole window fits. "
            + "Write CeilMode = true to keep everything."));
        yield return ("SN0113", Net(
            "[Input(12, 13, 3)]\n[{|AveragePool2D(5)|}, Flatten]\n[Dense(10), CrossEntropyLoss]",
            "averagePool2d1 drops the last 2 rows and the last 3 columns of what input (line 2) produces (12x13x3), "
            + "where no whole window fits. Write CeilMode = true to keep everything."));
    }

    private static DiagnosticCase Pooled(string attributes, string message) => Net($"{attributes}\n[Flatten, Dense(10), CrossEntropyLoss]", message);
}

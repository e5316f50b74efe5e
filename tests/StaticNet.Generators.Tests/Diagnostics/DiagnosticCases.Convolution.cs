namespace StaticNet.Generators.Tests.Diagnostics;

internal static partial class DiagnosticCases
{
    private static IEnumerable<(string Id, DiagnosticCase Case)> ConvolutionCases()
    {
        yield return ("SN0102", Net(
            "[Input(8, 8, 1)]\n[{|Conv2D(0, 3)|}]\n[Flatten]\n[Dense(2)]",
            "conv2d1 cannot be made: its number of filters is 0. Sizes are positive whole numbers."));
        yield return ("SN0102", Net(
            "[Input(8, 8, 1)]\n[{|Conv2D(4, 3, -1)|}]\n[Flatten]\n[Dense(2)]",
            "conv2d1 cannot be made: its number of kernel columns is -1. Sizes are positive whole numbers."));
        yield return ("SN0102", Net(
            "[Input(2, 2, 1)]\n[{|ConvTranspose2D(4, 3, Pad = [2, 2, 0, 0])|}]\n[Flatten]\n[Dense(2)]",
            "convTranspose2d1 cannot be made: of 2x2x1 from input it would make an image of 0x4. Sizes are positive whole numbers."));
        yield return ("SN0106", Net(
            "[Input(8, 100000)]\n[{|Conv1D(100000, 3)|}]\n[Flatten]\n[Dense(2)]",
            "conv1d1 has 3x100000x100000 weights, more than one array holds. Make it smaller."));
        yield return ("SN0106", Net(
            "[Input(8, 8, 1)]\n[{|Conv2D(1, 1, Pad = [0, 0, 1000000000, 1000000000])|}]\n[Flatten]\n[Dense(2)]",
            "conv2d1 has 8x2000000008x1 values, more than one array holds. Make it smaller."));
        yield return ("SN0107", Net(
            "[Input(8, 8, 1)]\n[{|Conv2D(4, 3, Padding = PaddingMode.Causal)|}]\n[Flatten]\n[Dense(2)]",
            "conv2d1 cannot be made: its Padding is Causal, but it must be Valid or Same: an image has no order in time."));
        yield return ("SN0107", Net(
            "[Input(8, 8, 1)]\n[{|Conv2D(4, 3, Pad = [1, 1])|}]\n[Flatten]\n[Dense(2)]",
            "conv2d1 cannot be made: its Pad is [1, 1], but it must be 4 sides that are not negative, [top, bottom, left, right]."));
        yield return ("SN0107", Net(
            "[Input(8, 8, 1)]\n[{|Conv2D(4, 3, Strides = [1, 1, 1])|}]\n[Flatten]\n[Dense(2)]",
            "conv2d1 cannot be made: its Strides has 3 numbers, but it must be two, [down, across]."));
        yield return ("SN0107", Net(
            "[Input(8, 8, 1)]\n[{|ConvTranspose2D(4, 3, Stride = 2, OutputPadding = 2)|}]\n[Flatten]\n[Dense(2)]",
            "convTranspose2d1 cannot be made: its OutputPadding is 2, but it must be at least 0 and less than the stride or the dilation, 2."));
        yield return ("SN0108", Net(
            "[Input(8, 4, 3)]\n[{|Conv2D(8, 5)|}]\n[Flatten]\n[Dense(2)]",
            "conv2d1 reaches over 5x5 with its kernel, but input (line 2) produces 8x4x3, with padding 8x4. Make the kernel smaller or pad."));
        yield return ("SN0108", Net(
            "[Input(9, 2)]\n[Conv1D(4, 3, Name = \"first\")]\n[{|Conv1D(4, 3, Dilation = 4, Pad = [1, 0])|}]\n[Flatten]\n[Dense(2)]",
            "conv1d2 reaches over 9 with its kernel, but first (line 3) produces 7x4, with padding 8. Make the kernel smaller or pad."));
        yield return ("SN0108", Whole(
            "[Network]\n[Input(1, 28, 28)]\n[{|Conv2D(8, 3)|}]\npublic partial class Net;",
            "conv2d1 reaches over 3x3 with its kernel, but input (line 2) produces 1x28x28, with padding 1x28. Shapes are channels-last: write [Input(28, 28, 1)].",
            isOnly: false));
        yield return ("SN0108", Whole(
            "[Network]\n[Input(3, 32, 32)]\n[Conv2D(8, 3), {|MaxPool2D(2)|}]\npublic partial class Net;\n"
            + "public class User { public void Run(Net net) => net.Predict(new float[9], new float[7]); }",
            "maxpool2d1 reaches over 2x2 with its window, but conv2d1 (line 3) produces 1x30x8, with padding 1x30. Shapes are channels-last: see the warning at the input.",
            isOnly: false));
        yield return ("SN0123", Whole(
            "[Network]\n[{|Input(3, 32, 40)|}]\n[Conv2D(8, 3), Relu]\n[Conv2D(8, 1, From = \"input\")]\n[Output(Name = \"a\"), Output(From = \"relu1\", Name = \"b\")]\npublic partial class Net;",
            "input is declared as 3x32x40: a height of 3, a width of 32 and 40 channels. Shapes are channels-last: write [Input(32, 40, 3)]."));
        yield return ("SN0109", Net(
            "[Input(8, 8, 3)]\n[{|Conv2D(8, 3, Strides = [1, 0])|}]\n[Flatten]\n[Dense(2)]",
            "conv2d1 cannot walk over the 8x8x3 that input (line 2) produces: its stride is 0. Strides and dilations are at least 1."));
        yield return ("SN0109", Net(
            "[Input(8, 3)]\n[{|Conv1D(8, 3, Dilation = -1)|}]\n[Flatten]\n[Dense(2)]",
            "conv1d1 cannot walk over the 8x3 that input (line 2) produces: its dilation is -1. Strides and dilations are at least 1."));
        yield return ("SN0110", Net(
            "[Input(8, 8, 6)]\n[{|Conv2D(8, 3, Groups = 4)|}]\n[Flatten]\n[Dense(2)]",
            "conv2d1 has Groups = 4, but input (line 2) produces 8x8x6 and conv2d1 has 8 filters: 4 must divide 6 and 8."));
        yield return ("SN0110", Net(
            "[Input(8, 8, 6)]\n[{|ConvTranspose2D(8, 3, Groups = 0)|}]\n[Flatten]\n[Dense(2)]",
            "convTranspose2d1 has Groups = 0, but input (line 2) produces 8x8x6 and convTranspose2d1 has 8 filters: 0 must divide 6 and 8."));
        yield return ("SN0111", Net(
            "[Input(784)]\n[{|Conv2D(8, 3)|}]\n[Flatten]\n[Dense(2)]",
            "conv2d1 needs an image (height x width x channels), but input (line 2) produces 784. Insert [Reshape(28, 28, 1)]."));
        yield return ("SN0111", Net(
            "[Input(20, 30)]\n[{|Conv2D(8, 3)|}]\n[Flatten]\n[Dense(2)]",
            "conv2d1 needs an image (height x width x channels), but input (line 2) produces 20x30. Insert [Reshape(20, 30, 1)]."));
        yield return ("SN0111", Net(
            "[Input(20)]\n[Dense(12)]\n[{|Conv1D(8, 3)|}]",
            "conv1d1 needs a sequence (length x channels), but dense1 (line 3) produces 12. "
            + "Move conv1d1 up, before dense1, or insert [Reshape(12, 1)] if these values are meant as positions."));
        yield return ("SN0111", Net(
            "[Input(9, 6)]\n[Conv1D(4, 3)]\n[{|DepthwiseConv2D(3)|}]\n[Flatten]\n[Dense(2)]",
            "depthwiseConv2d1 needs an image (height x width x channels), but conv1d1 (line 3) produces 7x4. "
            + "Insert [Reshape(7, 4, 1)]."));
        yield return ("SN0111", Net(
            "[Input(6, 6, 2)]\n[Flatten]\n[{|ConvTranspose2D(8, 3)|}]\n[Flatten]\n[Dense(2)]",
            "convTranspose2d1 needs an image (height x width x channels), but flatten1 (line 3) produces 72. "
            + "Put convTranspose2d1 before the values of 6x6x2 are flattened."));
    }
}

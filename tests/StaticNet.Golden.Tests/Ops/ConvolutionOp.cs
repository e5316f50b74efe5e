using StaticNet.Golden.Tests.Compilation;
using StaticNet.Golden.Tests.Vectors;

namespace StaticNet.Golden.Tests.Ops;

/// <summary>
/// A convolution: alone, where it reads and writes the caller's memory, and between two of one tap that change nothing,
/// where it reads and writes rows with padding and multiplies by the derivative of the activation before it.
/// </summary>
/// <param name="attribute">The attribute of a case, without a name.</param>
/// <param name="identity">The attribute of a convolution of one tap with so many filters.</param>
internal sealed class ConvolutionOp(Func<GoldenCase, string> attribute, Func<int, string> identity) : IGoldenOp
{
    public static ConvolutionOp OneDimension { get; } = new(
        golden => Source.Attribute("Conv1D", OneDimensionArguments(golden)),
        filters => $"Conv1D({filters}, 1, UseBias = false");

    public static ConvolutionOp TwoDimensions { get; } = new(
        golden => Source.Attribute("Conv2D", TwoDimensionArguments(golden)),
        filters => $"Conv2D({filters}, 1, UseBias = false");

    public static ConvolutionOp Transposed { get; } = new(
        golden => Source.Attribute("ConvTranspose2D", TransposedArguments(golden)),
        filters => $"Conv2D({filters}, 1, UseBias = false");

    public IEnumerable<string> Networks(GoldenCase golden)
    {
        int[] shape = golden["x"].WithAxisLast(1).Shape[1..];
        string named = attribute(golden)[..^2] + ", Name = \"conv\")]";
        yield return $"[Input({Source.Shape(shape)})]\n{named}";
        int outputs = golden["y"].Shape[1];
        yield return $"[Input({Source.Shape(shape)})]\n[{identity(shape[^1])}, Name = \"before\")]\n{named}\n"
            + $"[{identity(outputs)}, Name = \"after\")]";
    }

    public void Check(GoldenCase golden, IReadOnlyList<NetworkRunner> networks)
    {
        Check(golden, networks[0], "alone");
        int inputs = golden["x"].Shape[1];
        int outputs = golden["y"].Shape[1];
        networks[1].Set("before.weight", Probe.Identity(inputs));
        networks[1].Set("after.weight", Probe.Identity(outputs));
        Check(golden, networks[1], "between others");
    }

    /// <summary>Compares a network, all of whose parameters are those of a layer named conv, with the case.</summary>
    /// <param name="golden">The case.</param>
    /// <param name="network">The network.</param>
    /// <param name="variant">Which one it is, for the message.</param>
    internal static void Check(GoldenCase golden, NetworkRunner network, string variant)
    {
        network.Set("conv.weight", golden["weight"].Floats);
        bool hasBias = golden.Tensors.ContainsKey("bias");
        if (hasBias)
            network.Set("conv.bias", golden["bias"].Floats);

        float[] x = golden["x"].WithAxisLast(1).Floats;
        GoldenTensor y = golden["y"].WithAxisLast(1);
        var workspace = new Workspace(golden["x"].Shape[0]);
        Comparison.Check(golden, "y", y, network.Predict(x), variant + ", Predict");
        Comparison.Check(golden, "y", y, network.Forward(x, workspace, training: true), variant);

        float[] dInput = new float[x.Length];
        float[] gradients = network.NewGradients();
        network.Backward(golden["dy"].WithAxisLast(1).Floats, workspace, gradients, dInput);
        Comparison.Check(golden, "dx", golden["dx"].WithAxisLast(1), dInput, variant);
        Comparison.Check(golden, "dweight", golden["dweight"], network.Get("conv.weight", gradients), variant);
        if (hasBias)
            Comparison.Check(golden, "dbias", golden["dbias"], network.Get("conv.bias", gradients), variant);
    }

    private static IEnumerable<string?> OneDimensionArguments(GoldenCase golden)
    {
        int padding = (int)golden.Number("padding", 0);
        int before = (int)golden.Number("pre_pad_left", 0);
        yield return $"{golden.Number("out_channels", 0)}";
        yield return $"{golden.Number("kernel", 0)}";
        yield return $"Stride = {golden.Number("stride", 1)}";
        yield return $"Dilation = {golden.Number("dilation", 1)}";
        yield return golden.Flag("causal", false) ? "Padding = PaddingMode.Causal"
            : golden.Name == "same" ? "Padding = PaddingMode.Same"
            : $"Pad = [{padding + before}, {padding}]";
        foreach (string? argument in Common(golden))
            yield return argument;
    }

    private static IEnumerable<string?> TwoDimensionArguments(GoldenCase golden)
    {
        int[] padding = golden.Numbers("padding");
        int[] before = golden.Numbers("pre_pad_left_right_top_bottom");
        foreach (string? argument in Window(golden))
            yield return argument;
        yield return golden.Name.Contains("same") ? "Padding = PaddingMode.Same"
            : $"Pad = [{padding[0] + before[2]}, {padding[0] + before[3]}, "
                + $"{padding[1] + before[0]}, {padding[1] + before[1]}]";
        foreach (string? argument in Common(golden))
            yield return argument;
    }

    private static IEnumerable<string?> TransposedArguments(GoldenCase golden)
    {
        golden.Text("weight_layout", "");
        int[] padding = golden.Numbers("padding");
        foreach (string? argument in Window(golden))
            yield return argument;
        yield return $"Pad = [{padding[0]}, {padding[0]}, {padding[1]}, {padding[1]}]";
        yield return $"OutputPaddings = [{Source.Shape(golden.Numbers("output_padding"))}]";
        foreach (string? argument in Common(golden))
            yield return argument;
    }

    private static IEnumerable<string?> Window(GoldenCase golden)
    {
        int[] kernel = golden.Numbers("kernel");
        int[] stride = golden.Numbers("stride");
        int[] dilation = golden.Numbers("dilation");
        yield return $"{golden.Number("out_channels", 0)}";
        yield return kernel[0] == kernel[1] ? $"{kernel[0]}" : $"{kernel[0]}, {kernel[1]}";
        yield return stride[0] == stride[1] ? $"Stride = {stride[0]}" : $"Strides = [{Source.Shape(stride)}]";
        yield return dilation[0] == dilation[1]
            ? $"Dilation = {dilation[0]}"
            : $"Dilations = [{Source.Shape(dilation)}]";
    }

    private static IEnumerable<string?> Common(GoldenCase golden)
    {
        golden.Number("in_channels", 0);
        yield return golden.Number("groups", 1) == 1 ? null : $"Groups = {golden.Number("groups", 1)}";
        yield return golden.Flag("bias", true) ? null : "UseBias = false";
    }
}

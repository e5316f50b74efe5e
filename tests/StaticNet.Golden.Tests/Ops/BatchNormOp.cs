using StaticNet.Golden.Tests.Compilation;
using StaticNet.Golden.Tests.Vectors;

namespace StaticNet.Golden.Tests.Ops;

/// <summary>
/// A layer that normalises over the batch: alone, in the caller's memory, and after a dense layer, in padded memory,
/// before nothing and before an activation that changes nothing; with the running statistics that a step leaves.
/// </summary>
/// <param name="attribute">The attribute of a case, with the name <c>norm</c>.</param>
internal sealed class BatchNormOp(Func<GoldenCase, string> attribute) : IGoldenOp
{
    private static readonly string[] Parameters = ["weight", "bias"];
    private static readonly string[] Statistics = ["running_mean", "running_var"];

    public IEnumerable<string> Networks(GoldenCase golden)
    {
        (int samples, int[] shape) = Probe.Split(ChannelsLast(golden, "x"));
        yield return $"[Input({Source.Shape(shape)})]\n{attribute(golden)}";
        yield return Probe.Attributes(samples, shape) + attribute(golden);
        // A slope of 1 makes the leaky relu the identity.
        yield return Probe.Attributes(samples, shape) + attribute(golden) + "\n[LeakyRelu(0.99999994)]";
    }

    public void Check(GoldenCase golden, IReadOnlyList<NetworkRunner> networks)
    {
        GoldenTensor x = ChannelsLast(golden, "x");
        int samples = Probe.Split(x).Samples;
        string[] variants = ["alone", "after a dense layer", "before an activation"];
        for (int i = 0; i < networks.Count; i++)
        {
            NetworkRunner network = networks[i];
            foreach (string parameter in Parameters.Where(golden.Tensors.ContainsKey))
                network.Set($"norm.{parameter}", golden[parameter].Floats);
            foreach (string statistic in Statistics)
                network.SetBuffer($"norm.{statistic}", golden[statistic].Floats);
            if (i > 0)
                Probe.Set(network, samples, x.Floats);
            float[] input = i == 0 ? x.Floats : Probe.Identity(samples);
            if (golden.Flag("training", true))
                CheckTraining(golden, network, input, samples, variants[i]);
            else
                CheckInference(golden, network, input, samples, variants[i]);
        }
    }

    private static void CheckTraining(
        GoldenCase golden, NetworkRunner network, float[] input, int samples, string variant)
    {
        var workspace = new Workspace(samples + 1);
        GoldenTensor y = ChannelsLast(golden, "y");
        Comparison.Check(golden, "y", y, network.Forward(input, workspace, training: true), variant);
        CheckStatistics(golden, network, variant);
        CheckGradients(golden, network, input, samples, workspace, variant);
        CheckStatistics(golden, network, variant + ", after the backward pass");
    }

    private static void CheckInference(
        GoldenCase golden, NetworkRunner network, float[] input, int samples, string variant)
    {
        GoldenTensor y = ChannelsLast(golden, "y");
        var workspace = new Workspace(samples);
        Comparison.Check(golden, "y", y, network.Predict(input), variant + ", Predict");
        Comparison.Check(golden, "y", y, network.Forward(input, workspace, training: false), variant + ", Forward");
        CheckStatistics(golden, network, variant);
    }

    private static void CheckGradients(
        GoldenCase golden, NetworkRunner network, float[] input, int samples, Workspace workspace, string variant)
    {
        float[] gradients = network.NewGradients();
        float[] dInput = new float[input.Length];
        network.Backward(ChannelsLast(golden, "dy").Floats, workspace, gradients, dInput);
        float[] dx = variant == "alone" ? dInput : Probe.Gradient(network, samples, gradients);
        Comparison.Check(golden, "dx", ChannelsLast(golden, "dx"), dx, variant);
        foreach (string parameter in Parameters.Where(golden.Tensors.ContainsKey))
            Comparison.Check(golden, $"d{parameter}", network.Get($"norm.{parameter}", gradients), variant);
    }

    private static void CheckStatistics(GoldenCase golden, NetworkRunner network, string variant)
    {
        foreach (string statistic in Statistics)
            Comparison.Check(golden, $"{statistic}_after", network.GetBuffer($"norm.{statistic}"), variant);
    }

    private static GoldenTensor ChannelsLast(GoldenCase golden, string tensor) => golden[tensor].WithAxisLast(1);
}

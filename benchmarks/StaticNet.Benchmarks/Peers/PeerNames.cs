namespace StaticNet.Benchmarks.Peers;

/// <summary>The names of the contestants in tables and JSON.</summary>
internal static class PeerNames
{
    /// <summary>This library.</summary>
    public const string StaticNet = "staticnet";

    /// <summary>This library on one thread, in a run with several.</summary>
    public const string StaticNetOneThread = "staticnet-1-thread";

    /// <summary>TorchSharp: the whole of the workload.</summary>
    public const string TorchSharp = "torchsharp";

    /// <summary>TorchSharp: a training step without the optimiser.</summary>
    public const string TorchSharpForwardBackward = "torchsharp-fwdbwd";

    /// <summary>ONNX Runtime.</summary>
    public const string OnnxRuntime = "onnxruntime";
}

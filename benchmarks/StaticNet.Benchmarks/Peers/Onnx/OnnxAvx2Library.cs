using System.Runtime.InteropServices;
using Microsoft.ML.OnnxRuntime;

namespace StaticNet.Benchmarks.Peers.Onnx;

/// <summary>
/// A copy of ONNX Runtime's native library that believes the system keeps no AVX-512 registers. ONNX Runtime has no
/// setting for that: it asks the processor with XGETBV. The copy has the answer of a processor with AVX2 in its place.
/// </summary>
internal static class OnnxAvx2Library
{
    /// <summary>The variable with the path of the copy that a process is to load.</summary>
    public const string Variable = "STATICNET_ONNXRUNTIME_AVX2";

    // xor ecx, ecx; xgetbv
    private static ReadOnlySpan<byte> Question => [0x31, 0xC9, 0x0F, 0x01, 0xD0];

    // xor ecx, ecx; push 7; pop rax: x87, SSE and AVX registers are kept, others are not.
    private static ReadOnlySpan<byte> Answer => [0x31, 0xC9, 0x6A, 0x07, 0x58];

    /// <summary>Writes the copy.</summary>
    /// <param name="folder">Where to.</param>
    /// <returns>Its path, or nothing where this system's library does not ask in the known way.</returns>
    public static string? Write(string folder)
    {
        string original = Path.Combine(AppContext.BaseDirectory, "libonnxruntime.so");
        if (!File.Exists(original) || RuntimeInformation.ProcessArchitecture != Architecture.X64)
            return null;
        byte[] code = File.ReadAllBytes(original);
        int answered = 0;
        for (int start = 0; code.AsSpan(start).IndexOf(Question) is >= 0 and int at; start += at + Answer.Length)
        {
            Answer.CopyTo(code.AsSpan(start + at));
            answered++;
        }
        if (answered == 0)
            return null;
        string copy = Path.Combine(folder, Path.GetFileName(original));
        File.WriteAllBytes(copy, code);
        return copy;
    }

    /// <summary>Lets this process load the copy, where its environment names one.</summary>
    public static void Use()
    {
        if (Environment.GetEnvironmentVariable(Variable) is not { Length: > 0 } copy)
            return;
        OrtEnv.DisableDllImportResolver = true;
        NativeLibrary.SetDllImportResolver(
            typeof(OrtEnv).Assembly,
            (name, _, _) => name.Contains("onnxruntime", StringComparison.Ordinal) ? NativeLibrary.Load(copy) : 0);
    }
}

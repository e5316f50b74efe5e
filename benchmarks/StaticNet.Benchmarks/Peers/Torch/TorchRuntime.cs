using System.Runtime.InteropServices;
using TorchSharp;

namespace StaticNet.Benchmarks.Peers.Torch;

/// <summary>Settings of libtorch.</summary>
internal static class TorchRuntime
{
    private static bool s_isLoaded;

    /// <summary>Sets how many threads operations use; loads the native library on first use.</summary>
    /// <param name="threads">How many.</param>
    /// <exception cref="DllNotFoundException">
    /// The native library does not load; the message is the loader's.
    /// </exception>
    public static void UseThreads(int threads)
    {
        if (!s_isLoaded)
            Load();
        torch.set_num_threads(threads);
    }

    private static void Load()
    {
        try
        {
            // libtorch takes this setting only once, before any work.
            torch.set_num_interop_threads(1);
        }
        catch (Exception exception) when (exception is NotSupportedException or TypeInitializationException)
        {
            // TorchSharp says where it searched, but not why the loader refused what was there: ask the loader.
            NativeLibrary.Load("LibTorchSharp", typeof(torch).Assembly, searchPath: null);
            throw;
        }
        s_isLoaded = true;
    }
}

using System.CommandLine;

namespace Shared;

/// <summary>Makes the options that say which images a program works with.</summary>
internal static class ImageOptions
{
    public static Option<string?> Data() => CommonOptions.Word(
        "--data",
        "the images: mnist or fashion, which the directory STATICNET_DATA holds, another directory with "
            + $"four files like MNIST's, or {ImageData.Drawn}; without it, mnist where STATICNET_DATA is set, and "
            + $"otherwise {ImageData.Drawn}",
        "name");

    public static Option<int?> Samples() => CommonOptions.OptionalCount(
        "--samples", $"how many images to train with; {ImageData.DefaultSamples} drawn ones, or all of a directory",
        ImageData.MaximumSamples);
}

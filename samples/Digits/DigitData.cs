using StaticNet;

namespace Digits;

/// <summary>The digits to train and to test with.</summary>
/// <param name="Training">The digits to train with.</param>
/// <param name="Test">The digits that training never sees.</param>
/// <param name="Source">Where they come from, in words.</param>
internal sealed record DigitData(Dataset Training, Dataset Test, string Source)
{
    /// <summary>How many synthetic digits to train with unless the user says otherwise.</summary>
    public const int DefaultSamples = 20_000;

    /// <summary>How many synthetic digits are the most that fit into memory's arrays.</summary>
    public const int MaximumSamples = 2_000_000;

    // Of another seed than the training digits, and always the same ones, so that accuracies can be compared.
    private const int TestSamples = 4_000;
    private const ulong TrainingSeed = 1;
    private const ulong TestSeed = 2;

    /// <summary>Loads MNIST from a directory, or draws digits where there is none.</summary>
    /// <param name="directory">The directory with MNIST's four files; null for drawn digits.</param>
    /// <param name="samples">How many digits to draw for training, or to take of MNIST's; null for the default.</param>
    public static DigitData Load(DirectoryInfo? directory, int? samples)
    {
        if (directory is null)
        {
            Dataset drawn = SyntheticDigits.Generate(samples ?? DefaultSamples, TrainingSeed);
            return new DigitData(drawn, LoadTest(directory), "drawn on the spot");
        }
        (Dataset training, Dataset test) = LoadMnist(directory);
        training = training.Take(Math.Min(samples ?? training.Count, training.Count));
        return new DigitData(training, test, $"from {directory}");
    }

    /// <summary>Loads or draws the test digits alone.</summary>
    /// <param name="directory">The directory with MNIST's four files; null for drawn digits.</param>
    public static Dataset LoadTest(DirectoryInfo? directory)
        => directory is null ? SyntheticDigits.Generate(TestSamples, TestSeed) : LoadMnist(directory).Test;

    private static (Dataset Training, Dataset Test) LoadMnist(DirectoryInfo directory)
        => directory.Exists
            ? Mnist.Load(directory.ToString())
            : throw new UsageException($"there is no directory {directory}.");
}

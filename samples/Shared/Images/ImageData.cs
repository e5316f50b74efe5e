using StaticNet;

namespace Shared;

/// <summary>The images to train and to test with.</summary>
/// <param name="Training">The images to train with.</param>
/// <param name="Test">The images that training never sees.</param>
/// <param name="Source">Where they come from, in words.</param>
/// <param name="Classes">What the classes are called.</param>
internal sealed record ImageData(Dataset Training, Dataset Test, string Source, string[] Classes)
{
    /// <summary>How digits are asked for that are drawn on the spot.</summary>
    public const string Drawn = "drawn";

    /// <summary>How many digits to draw unless the user says otherwise.</summary>
    public const int DefaultSamples = 20_000;

    /// <summary>How many images are the most that fit into memory's arrays.</summary>
    public const int MaximumSamples = 2_000_000;

    private const string Digits = "mnist";
    private const string Clothing = "fashion";

    // Of another seed than the training digits, and always the same ones, so that results can be compared.
    private const int TestSamples = 4_000;
    private const ulong TrainingSeed = 1;
    private const ulong TestSeed = 2;

    private static readonly string[] s_digits = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"];
    private static readonly string[] s_clothes =
        ["T-shirt", "trousers", "pullover", "dress", "coat", "sandal", "shirt", "sneaker", "bag", "boot"];

    private static string? Root
        => Environment.GetEnvironmentVariable("STATICNET_DATA") is { Length: > 0 } root ? root : null;

    /// <summary>Loads images, or draws digits.</summary>
    /// <param name="name">
    /// <c>mnist</c> or <c>fashion</c>, which the directory STATICNET_DATA holds, another directory with files like
    /// MNIST's, or <c>drawn</c>; null for MNIST's where STATICNET_DATA says where they are, otherwise for drawn ones.
    /// </param>
    /// <param name="samples">How many images to train with; null for the default.</param>
    /// <exception cref="UsageException">There is no such directory.</exception>
    public static ImageData Load(string? name, int? samples)
    {
        name ??= Root is { } root && Directory.Exists(Path.Combine(root, Digits)) ? Digits : Drawn;
        if (name == Drawn)
        {
            Dataset drawn = SyntheticDigits.Generate(samples ?? DefaultSamples, TrainingSeed);
            return new ImageData(drawn, SyntheticDigits.Generate(TestSamples, TestSeed), "drawn on the spot", s_digits);
        }
        string directory = Find(name);
        (Dataset training, Dataset test) = Mnist.Load(directory);
        training = training.Take(Math.Min(samples ?? training.Count, training.Count));
        return new ImageData(training, test, $"from {directory}", name == Clothing ? s_clothes : s_digits);
    }

    private static string Find(string name)
    {
        bool isKnown = name is Digits or Clothing;
        if (isKnown && Root is { } root && Directory.Exists(Path.Combine(root, name)))
            return Path.Combine(root, name);
        if (Directory.Exists(name))
            return name;
        throw new UsageException(
            isKnown && Root is null
                ? $"there is no directory {name}, and STATICNET_DATA does not say in which one it is."
                : $"there is no directory {name}.");
    }
}

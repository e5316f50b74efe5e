namespace StaticNet;

/// <summary>
/// MNIST, 60,000 and 10,000 handwritten digits of 28 x 28 pixels (LeCun, Cortes and Burges), and data sets with the
/// same file names and format, such as Fashion-MNIST.
/// </summary>
public static partial class Mnist
{
    /// <summary>The height and the width of an image.</summary>
    public const int ImageSide = 28;

    /// <summary>The number of pixels of an image.</summary>
    public const int InputSize = ImageSide * ImageSide;

    /// <summary>The number of classes.</summary>
    public const int Classes = 10;

    /// <summary>Loads the four files in a directory, with or without <c>.gz</c>. Pixels are scaled to 0 to 1.</summary>
    /// <param name="directory">The directory.</param>
    /// <returns>The 60,000 training samples and the 10,000 test samples, or as many as the files have.</returns>
    /// <exception cref="FileNotFoundException">A file does not exist.</exception>
    /// <exception cref="IdxException">
    /// A file is not valid, the numbers of images and labels differ, or a label is out of range.
    /// </exception>
    /// <exception cref="IOException">A file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">There is no permission to read a file.</exception>
    public static (Dataset Train, Dataset Test) Load(string directory)
    {
        ArgumentException.ThrowIfNullOrEmpty(directory);
        return (Load(directory, "train"), Load(directory, "t10k"));
    }

    private static Dataset Load(string directory, string part)
    {
        string imagesPath = Find(directory, $"{part}-images-idx3-ubyte");
        string labelsPath = Find(directory, $"{part}-labels-idx1-ubyte");
        // Both headers before any data: labels that the images do not match are not read first.
        int imageCount = RequireImages(imagesPath, IdxFile.ReadHeader(imagesPath));
        int[] labels = ReadLabels(labelsPath, imagesPath, imageCount);
        return new Dataset(ReadImages(imagesPath), InputSize, labels);
    }

    private static string Find(string directory, string name)
    {
        string path = Path.Combine(directory, name);
        if (File.Exists(path))
            return path;
        return File.Exists(path + ".gz")
            ? path + ".gz"
            : throw new FileNotFoundException($"{directory} has neither {name} nor {name}.gz.", path);
    }

    private static int[] ReadLabels(string path, string imagesPath, int imageCount)
    {
        int dataPosition = 0;
        return IdxFile.Read<int>(
            path,
            header =>
            {
                RequireBytes(path, header, rank: 1);
                if (header.Shape[0] != imageCount)
                {
                    throw new IdxException(path, IdxError.CountMismatch, 4,
                        $"there are {header.Shape[0]} labels, but {imageCount} images in {imagesPath}.");
                }
                dataPosition = header.Length;
            },
            (start, bytes, labels) =>
            {
                for (int i = 0; i < labels.Length; i++)
                {
                    labels[i] = bytes[i] < Classes
                        ? bytes[i]
                        : throw new IdxException(path, IdxError.LabelOutOfRange, dataPosition + start + i,
                            $"label {start + i} is {bytes[i]}, but the classes are 0 to {Classes - 1}.");
                }
            });
    }

    private static float[] ReadImages(string path) => IdxFile.Read<float>(
        path,
        header => RequireImages(path, header),
        static (_, bytes, pixels) =>
        {
            for (int i = 0; i < pixels.Length; i++)
                pixels[i] = bytes[i] / 255f;
        });

    private static int RequireImages(string path, IdxHeader header)
    {
        RequireBytes(path, header, rank: 3);
        if (header.Shape[1] != ImageSide || header.Shape[2] != ImageSide)
        {
            throw new IdxException(path, IdxError.BadSize, 8,
                $"the images are {header.Shape[1]} x {header.Shape[2]}, not {ImageSide} x {ImageSide}.");
        }
        return header.Shape[0];
    }

    private static void RequireBytes(string path, IdxHeader header, int rank)
    {
        if (header.Type != IdxType.UInt8)
            throw new IdxException(path, IdxError.BadType, 2, $"the elements are {header.Type}, not {IdxType.UInt8}.");
        if (header.Shape.Length != rank)
            throw new IdxException(path, IdxError.BadRank, 3, $"there are {header.Shape.Length} axes, not {rank}.");
    }
}

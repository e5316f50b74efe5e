namespace StaticNet;

/// <summary>
/// MNIST, 60,000 and 10,000 handwritten digits of 28 x 28 pixels (LeCun, Cortes and Burges), and sets that share its
/// files' names and format, such as Fashion-MNIST.
/// </summary>
public static partial class Mnist
{
    /// <summary>The height and the width of an image.</summary>
    public const int ImageSide = 28;

    /// <summary>The number of pixels of an image.</summary>
    public const int InputSize = ImageSide * ImageSide;

    /// <summary>The number of classes.</summary>
    public const int Classes = 10;

    /// <summary>Loads the four files of a directory, with or without <c>.gz</c>. Pixels become 0 to 1.</summary>
    /// <param name="directory">The directory.</param>
    /// <returns>The 60,000 training samples and the 10,000 test samples, or as many as the files have.</returns>
    /// <exception cref="FileNotFoundException">A file is not there.</exception>
    /// <exception cref="IdxException">
    /// A file is not valid, images and labels are not equally many, or a label is out of range.
    /// </exception>
    /// <exception cref="IOException">A file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">A file may not be read.</exception>
    public static (Dataset Train, Dataset Test) Load(string directory)
    {
        ArgumentException.ThrowIfNullOrEmpty(directory);
        return (Load(directory, "train"), Load(directory, "t10k"));
    }

    private static Dataset Load(string directory, string part)
    {
        string imagesPath = Find(directory, $"{part}-images-idx3-ubyte");
        string labelsPath = Find(directory, $"{part}-labels-idx1-ubyte");
        int[] labels = ReadLabels(labelsPath);
        float[] images = ReadImages(imagesPath, labelsPath, labels.Length);
        return new Dataset(images, InputSize, labels);
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

    private static int[] ReadLabels(string path)
    {
        IdxFile file = ReadBytes(path, rank: 1);
        int[] labels = new int[file.Bytes.Length];
        for (int i = 0; i < labels.Length; i++)
        {
            labels[i] = file.Bytes[i];
            if (labels[i] >= Classes)
            {
                throw new IdxException(path, IdxError.LabelOutOfRange, file.DataPosition + i,
                    $"label {i} is {labels[i]}, but the classes are 0 to {Classes - 1}.");
            }
        }
        return labels;
    }

    private static float[] ReadImages(string path, string labelsPath, int labelCount)
    {
        IdxFile file = ReadBytes(path, rank: 3);
        if (file.Shape[1] != ImageSide || file.Shape[2] != ImageSide)
        {
            throw new IdxException(path, IdxError.BadSize, 8,
                $"the images are {file.Shape[1]} x {file.Shape[2]}, not {ImageSide} x {ImageSide}.");
        }
        if (file.Shape[0] != labelCount)
        {
            throw new IdxException(path, IdxError.CountMismatch, 4,
                $"there are {file.Shape[0]} images, but {labelCount} labels in {labelsPath}.");
        }
        ReadOnlySpan<byte> pixels = file.Bytes;
        float[] values = new float[pixels.Length];
        for (int i = 0; i < values.Length; i++)
            values[i] = pixels[i] / 255f;
        return values;
    }

    private static IdxFile ReadBytes(string path, int rank)
    {
        IdxFile file = IdxFile.Read(path);
        if (file.Type != IdxType.UInt8)
            throw new IdxException(path, IdxError.BadType, 2, $"the elements are {file.Type}, not {IdxType.UInt8}.");
        return file.Shape.Length == rank
            ? file
            : throw new IdxException(path, IdxError.BadRank, 3, $"there are {file.Shape.Length} axes, not {rank}.");
    }
}

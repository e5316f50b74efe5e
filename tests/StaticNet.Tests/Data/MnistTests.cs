namespace StaticNet.Tests.Data;

public sealed class MnistTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    private void WriteSet(byte[]? images = null, byte[]? labels = null, string suffix = "")
    {
        foreach (string part in new[] { "train", "t10k" })
        {
            byte[] pixels = new byte[2 * 784];
            pixels[783] = 255;
            pixels[784] = 51;
            byte[] imagesFile = images ?? IdxFileTests.Idx(8, [2, 28, 28], pixels);
            byte[] labelsFile = labels ?? IdxFileTests.Idx(8, [2], [9, 0]);
            _directory.Write(
                $"{part}-images-idx3-ubyte{suffix}", suffix == "" ? imagesFile : IdxFileTests.Gzip(imagesFile));
            _directory.Write(
                $"{part}-labels-idx1-ubyte{suffix}", suffix == "" ? labelsFile : IdxFileTests.Gzip(labelsFile));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData(".gz")]
    public void Loads_with_pixels_from_0_to_1(string suffix)
    {
        WriteSet(suffix: suffix);
        (Dataset train, Dataset test) = Mnist.Load(_directory.Path);
        foreach (Dataset data in new[] { train, test })
        {
            Assert.Equal((2, 784, 10), (data.Count, data.InputSize, data.Classes));
            Assert.Equal([9, 0], data.Labels);
            Assert.Equal((1f, 0.2f, 0f), (data.Input(0)[783], data.Input(1)[0], data.Input(1)[1]));
        }
    }

    [Fact]
    public void The_real_files_have_their_known_content()
    {
        (Dataset train, Dataset test) = Mnist.Load(TestData.Require("mnist"));
        Assert.Equal((60_000, 10_000), (train.Count, test.Count));
        Assert.Equal([5, 0, 4, 1, 9], train.Labels[..5]);
        Assert.Equal([7, 2, 1, 0, 4], test.Labels[..5]);
        int[] counts = new int[10];
        foreach (int label in train.Labels)
            counts[label]++;
        Assert.Equal([5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949], counts);
        double sum = 0;
        foreach (float pixel in train.Inputs)
            sum += pixel;
        Assert.Equal(0.1307, sum / train.Inputs.Length, 4);
    }

    [Fact]
    public void Files_that_do_not_fit_are_rejected()
    {
        (byte[]? Images, byte[]? Labels, IdxError Error)[] cases =
        [
            (null, IdxFileTests.Idx(8, [3], [1, 2, 3]), IdxError.CountMismatch),
            (null, IdxFileTests.Idx(8, [2], [1, 10]), IdxError.LabelOutOfRange),
            (null, IdxFileTests.Idx(8, [2, 1], [1, 2]), IdxError.BadRank),
            (null, IdxFileTests.Idx(0x0B, [2], [0, 1, 0, 2]), IdxError.BadType),
            (IdxFileTests.Idx(8, [2, 14, 56], new byte[2 * 784]), null, IdxError.BadSize),
            (IdxFileTests.Idx(8, [2, 784], new byte[2 * 784]), null, IdxError.BadRank),
        ];
        foreach ((byte[]? images, byte[]? labels, IdxError error) in cases)
        {
            WriteSet(images, labels);
            var exception = Assert.Throws<IdxException>(() => Mnist.Load(_directory.Path));
            Assert.Equal(error, exception.Error);
            Assert.Contains(labels is null ? "images" : "labels", Path.GetFileName(exception.FileName));
        }
    }

    [Fact]
    public void What_does_not_fit_is_rejected_before_its_data_is_read()
    {
        (byte[]? Images, byte[]? Labels, IdxError Error)[] cases =
        [
            (IdxFileTests.Idx(8, [200_000, 14, 14], new byte[39_200_000]), null, IdxError.BadSize),
            (null, IdxFileTests.Idx(8, [40_000_000], new byte[40_000_000]), IdxError.CountMismatch),
        ];
        foreach ((byte[]? images, byte[]? labels, IdxError error) in cases)
        {
            WriteSet(images, labels);
            long before = GC.GetAllocatedBytesForCurrentThread();
            Assert.Equal(error, Assert.Throws<IdxException>(() => Mnist.Load(_directory.Path)).Error);
            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1_000_000);
        }
    }

    [Fact]
    public void A_missing_file_is_named()
    {
        WriteSet();
        File.Delete(_directory.File("t10k-labels-idx1-ubyte"));
        Assert.Contains("neither t10k-labels-idx1-ubyte nor t10k-labels-idx1-ubyte.gz",
            Assert.Throws<FileNotFoundException>(() => Mnist.Load(_directory.Path)).Message);
    }
}

using StaticNet.Golden.Tests.Ops;

namespace StaticNet.Golden.Tests.Gradients.Images;

/// <summary>Draws layers over images with all their arguments; of one row, they may be those over sequences.</summary>
/// <param name="random">The source of randomness.</param>
internal sealed class RandomImageLayers(Random random)
{
    private const int LargestSide = 12;

    private readonly RandomNormalizations _normalizations = new(random);

    /// <summary>Draws a layer that an image fits.</summary>
    /// <param name="image">Height, width and channels.</param>
    /// <param name="isSequence">Whether it is a sequence in the language.</param>
    public (LayerSpec Layer, int[] Output) Next(int[] image, bool isSequence)
    {
        while (true)
        {
            (LayerSpec Layer, int[] Output)? drawn = random.Next(isSequence ? 6 : 15) switch
            {
                0 or 1 => Convolution(image, isSequence),
                2 => MaxPool(image, isSequence),
                3 => AveragePool(image, isSequence),
                4 => _normalizations.BatchNorm(image),
                5 => _normalizations.GroupNorm(image),
                6 => _normalizations.LayerNorm(image),
                7 => Depthwise(image),
                8 => Adaptive(image),
                9 => ZeroPad(image),
                10 => UpSample(image),
                _ => Transposed(image),
            };
            if (drawn is { } layer && layer.Output is [>= 1 and <= LargestSide, >= 1 and <= LargestSide, _])
                return layer;
        }
    }

    /// <summary>Draws global pooling or Flatten.</summary>
    /// <param name="image">Height, width and channels.</param>
    public LayerSpec ToFlat(int[] image)
    {
        int[][] rows = [[.. Enumerable.Range(0, image[0])]];
        int[][] columns = [[.. Enumerable.Range(0, image[1])]];
        return random.Next(4) switch
        {
            0 => ImageMaps.Means("[GlobalAveragePool]", image, rows, columns),
            1 => new LargestSpec("[GlobalMaxPool]", ImageMaps.Covered(image, rows, columns)),
            _ => ImageMaps.Flatten(image),
        };
    }

    private (LayerSpec, int[])? Convolution(int[] image, bool isSequence)
    {
        (int groups, int filters) = GroupsAndFilters(image[2]);
        DrawnWindows drawn = new(random, image, isSequence, isPooling: false);
        if (!drawn.Fits)
            return null;
        bool useBias = random.Next(3) > 0;
        string attribute = Source.Attribute(isSequence ? "Conv1D" : "Conv2D", [
            $"{filters}", drawn.SizeArguments, .. drawn.NamedArguments,
            groups == 1 ? null : $"Groups = {groups}", useBias ? null : "UseBias = false"]);
        return (new ConvolutionSpec(attribute, image, filters, groups, drawn.Rows, drawn.Columns, useBias), drawn.Output(filters));
    }

    private (LayerSpec, int[])? Transposed(int[] image)
    {
        (int groups, int filters) = GroupsAndFilters(image[2]);
        DrawnWindows drawn = new(random, image, isSequence: false, isPooling: false, isTransposed: true);
        if (!drawn.Fits)
            return null;
        bool useBias = random.Next(3) > 0;
        string attribute = Source.Attribute("ConvTranspose2D", [
            $"{filters}", drawn.SizeArguments, .. drawn.NamedArguments,
            groups == 1 ? null : $"Groups = {groups}", useBias ? null : "UseBias = false"]);
        ConvolutionSpec layer = new(
            attribute, image, filters, groups, drawn.Rows, drawn.Columns, useBias, IsTransposed: true);
        return (layer, drawn.Output(filters));
    }

    private (int Groups, int Filters) GroupsAndFilters(int channels)
    {
        int[] divisors = [.. Enumerable.Range(1, channels).Where(groups => channels % groups == 0)];
        int groups = random.Next(3) == 0 ? divisors[random.Next(divisors.Length)] : 1;
        return (groups, groups * random.Next(1, groups > 4 ? 3 : 7));
    }

    private (LayerSpec, int[])? Depthwise(int[] image)
    {
        int multiplier = random.Next(1, 4);
        DrawnWindows drawn = new(random, image, isSequence: false, isPooling: false);
        if (!drawn.Fits)
            return null;
        bool useBias = random.Next(3) > 0;
        string attribute = Source.Attribute("DepthwiseConv2D", [
            drawn.SizeArguments, .. drawn.NamedArguments,
            multiplier == 1 ? null : $"Multiplier = {multiplier}", useBias ? null : "UseBias = false"]);
        int filters = image[2] * multiplier;
        return (new ConvolutionSpec(attribute, image, filters, image[2], drawn.Rows, drawn.Columns, useBias), drawn.Output(filters));
    }

    private (LayerSpec, int[])? MaxPool(int[] image, bool isSequence)
    {
        DrawnWindows drawn = new(random, image, isSequence, isPooling: true);
        int[][] sources = drawn.Fits ? ImageMaps.Covered(image, drawn.Rows, drawn.Columns) : [];
        // Dilated windows can miss a small input.
        if (!drawn.Fits || sources.Any(inputs => inputs.Length == 0))
            return null;
        string attribute = Source.Attribute(isSequence ? "MaxPool1D" : "MaxPool2D", [drawn.SizeArguments, .. drawn.NamedArguments]);
        return (new LargestSpec(attribute, sources), drawn.Output(image[2]));
    }

    private (LayerSpec, int[])? AveragePool(int[] image, bool isSequence)
    {
        DrawnWindows drawn = new(random, image, isSequence, isPooling: true, dilates: false);
        if (!drawn.Fits)
            return null;
        bool counts = random.Next(2) == 0;
        string attribute = Source.Attribute(isSequence ? "AveragePool1D" : "AveragePool2D", [
            drawn.SizeArguments, .. drawn.NamedArguments, counts ? null : "CountPadding = false"]);
        return (ImageMaps.Means(attribute, image, drawn.Down, drawn.Across, counts), drawn.Output(image[2]));
    }

    private (LayerSpec, int[]) Adaptive(int[] image)
    {
        (int height, int width) = (random.Next(1, 6), random.Next(1, 6));
        return (
            ImageMaps.Means($"[AdaptiveAveragePool2D({height}, {width})]", image, Parts(image[0], height), Parts(image[1], width)),
            [height, width, image[2]]);

        static int[][] Parts(int length, int parts) => [.. Enumerable.Range(0, parts).Select(part =>
        {
            int first = (int)Math.Floor((double)part * length / parts);
            int end = (int)Math.Ceiling((double)(part + 1) * length / parts);
            return Enumerable.Range(first, end - first).ToArray();
        })];
    }

    private (LayerSpec, int[]) ZeroPad(int[] image)
    {
        int[] sides = [random.Next(3), random.Next(3), random.Next(3), random.Next(3)];
        return (
            ImageMaps.Between(
                $"[ZeroPad2D({Source.Shape(sides)})]", image, Padded(image[0], sides[0], sides[1]), Padded(image[1], sides[2], sides[3])),
            [image[0] + sides[0] + sides[1], image[1] + sides[2] + sides[3], image[2]]);

        static (int, double)[][] Padded(int length, int before, int after) => [.. Enumerable.Range(-before, before + length + after)
            .Select(at => at >= 0 && at < length ? ((int, double)[])[(at, 1)] : [])];
    }

    private (LayerSpec, int[]) UpSample(int[] image)
    {
        (int down, int across) = (random.Next(1, 4), random.Next(1, 4));
        bool isBilinear = random.Next(2) == 0;
        string attribute = $"[UpSample2D({down}, {across}{(isBilinear ? ", Interpolation = Interpolation.Bilinear" : "")})]";
        return (
            ImageMaps.Between(attribute, image, Enlarged(image[0], down), Enlarged(image[1], across)),
            [image[0] * down, image[1] * across, image[2]]);

        (int, double)[][] Enlarged(int length, int factor) => [.. Enumerable.Range(0, length * factor).Select(at =>
        {
            double centre = isBilinear ? Math.Clamp((at + 0.5) / factor - 0.5, 0, length - 1) : at / factor;
            int first = (int)centre;
            double fraction = centre - first;
            return fraction == 0 ? ((int, double)[])[(first, 1)] : [(first, 1 - fraction), (first + 1, fraction)];
        })];
    }
}

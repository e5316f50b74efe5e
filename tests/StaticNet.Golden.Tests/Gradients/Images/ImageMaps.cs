namespace StaticNet.Golden.Tests.Gradients.Images;

/// <summary>Makes layers over images of windows along both axes.</summary>
internal static class ImageMaps
{
    /// <summary>The inputs that the windows of each output cover, channel by channel.</summary>
    /// <param name="image">Height, width and channels of the input.</param>
    /// <param name="rows">The rows of each output row.</param>
    /// <param name="columns">The columns of each output column.</param>
    public static int[][] Covered(int[] image, int[][] rows, int[][] columns)
    {
        return [.. from window in rows
                   from across in columns
                   from channel in Enumerable.Range(0, image[2])
                   select Sources(window, across, channel)];

        int[] Sources(int[] down, int[] across, int channel) =>
            [.. from row in Inside(down, image[0])
                from column in Inside(across, image[1])
                select (row * image[1] + column) * image[2] + channel];
    }

    /// <summary>Means of windows.</summary>
    /// <param name="attribute">The attribute.</param>
    /// <param name="image">Height, width and channels of the input.</param>
    /// <param name="down">The windows down.</param>
    /// <param name="across">The windows across.</param>
    /// <param name="countPadding">Whether padding counts.</param>
    public static LinearMapSpec Means(string attribute, int[] image, Windows down, Windows across, bool countPadding)
    {
        (int[][] rows, int[][] columns) = (down.On(image[0]), across.On(image[1]));
        int[] rowCounts = [.. rows.Select(window => Count(window, down, image[0]))];
        int[] columnCounts = [.. columns.Select(window => Count(window, across, image[1]))];
        int[][] sources = Covered(image, rows, columns);
        return new(attribute, [.. sources.Select((inputs, i) =>
        {
            double share = 1.0 / rowCounts[i / image[2] / columns.Length] / columnCounts[i / image[2] % columns.Length];
            return inputs.Select(input => (input, share)).ToArray();
        })]);

        int Count(int[] window, Windows axis, int length) => countPadding
            ? window.Count(at => at >= -axis.Before && at < length + axis.After)
            : Inside(window, length).Count();
    }

    /// <summary>Means of all that the windows cover.</summary>
    /// <param name="attribute">The attribute.</param>
    /// <param name="image">Height, width and channels of the input.</param>
    /// <param name="rows">The rows of each output row.</param>
    /// <param name="columns">The columns of each output column.</param>
    public static LinearMapSpec Means(string attribute, int[] image, int[][] rows, int[][] columns)
        => new(attribute, [.. Covered(image, rows, columns)
            .Select(inputs => inputs.Select(input => (input, 1.0 / inputs.Length)).ToArray())]);

    /// <summary>Interpolations: each output row and column between two of the input.</summary>
    /// <param name="attribute">The attribute.</param>
    /// <param name="image">Height, width and channels of the input.</param>
    /// <param name="rows">Weighted rows of each output row.</param>
    /// <param name="columns">Weighted columns of each output column.</param>
    public static LinearMapSpec Between(
        string attribute, int[] image, (int At, double Weight)[][] rows, (int At, double Weight)[][] columns)
        => new(attribute, [.. from row in rows
                              from column in columns
                              from channel in Enumerable.Range(0, image[2])
                              select Weighted(row, column, channel, image)]);

    /// <summary>
    /// Flatten, in whose order the columns of a dense layer after it stand in weight files: channels first.
    /// </summary>
    /// <param name="image">The shape, channels last.</param>
    public static LinearMapSpec Flatten(int[] image)
    {
        int channels = image[^1];
        int positions = image.Aggregate(1, (product, size) => product * size) / channels;
        return new("[Flatten]", [.. Enumerable.Range(0, positions * channels)
            .Select(i => ((int, double)[])[(i % positions * channels + i / positions, 1)])]);
    }

    private static (int, double)[] Weighted((int At, double Weight)[] rows, (int At, double Weight)[] columns, int channel, int[] image)
        => [.. from row in rows
               from column in columns
               where row.Weight * column.Weight != 0
               select ((row.At * image[1] + column.At) * image[2] + channel, row.Weight * column.Weight)];

    private static IEnumerable<int> Inside(int[] window, int length) => window.Where(at => at >= 0 && at < length);
}

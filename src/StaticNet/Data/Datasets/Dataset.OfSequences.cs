namespace StaticNet;

public sealed partial class Dataset
{
    /// <summary>Creates a data set of sequences, which may have different lengths, with one class each.</summary>
    /// <param name="sequences">The values of each sequence, step by step.</param>
    /// <param name="featuresPerStep">The number of values of one time step.</param>
    /// <param name="labels">The class index of each sequence. Kept, not copied: do not change it.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="featuresPerStep"/> is not positive.</exception>
    /// <exception cref="ArgumentException">
    /// There are no sequences, one is empty or not made of whole time steps, or the labels do not fit.
    /// </exception>
    public static Dataset OfSequences(float[][] sequences, int featuresPerStep, int[] labels)
    {
        PaddedRows rows = PaddedRows.Measure(sequences, featuresPerStep, nameof(sequences));
        float[] inputs = rows.Pad(sequences, featuresPerStep, 0, "values", nameof(sequences));
        return new Dataset(inputs, rows.Steps * featuresPerStep, labels).WithLengths(rows.Lengths, rows.Steps);
    }

    /// <inheritdoc cref="OfSequences(float[][], int, int[])"/>
    /// <summary>
    /// Creates a data set of sequences, which may have different lengths, with a class for each time step.
    /// </summary>
    /// <param name="sequences">The values of each sequence, step by step.</param>
    /// <param name="featuresPerStep">The number of values of one time step.</param>
    /// <param name="labels">The class index of each time step of each sequence.</param>
    public static Dataset OfSequences(float[][] sequences, int featuresPerStep, int[][] labels)
    {
        PaddedRows rows = PaddedRows.Measure(sequences, featuresPerStep, nameof(sequences));
        float[] inputs = rows.Pad(sequences, featuresPerStep, 0, "values", nameof(sequences));
        return Labeled(rows, inputs, featuresPerStep, labels);
    }

    /// <inheritdoc cref="OfSequences(float[][], int, int[])"/>
    /// <summary>
    /// Creates a data set of sequences, which may have different lengths, with target values for each sequence.
    /// </summary>
    /// <param name="sequences">The values of each sequence, step by step.</param>
    /// <param name="featuresPerStep">The number of values of one time step.</param>
    /// <param name="targets">[sequences x targetSize]. Kept, not copied: do not change it.</param>
    /// <param name="targetSize">The number of target values of one sequence.</param>
    public static Dataset OfSequences(float[][] sequences, int featuresPerStep, float[] targets, int targetSize)
    {
        PaddedRows rows = PaddedRows.Measure(sequences, featuresPerStep, nameof(sequences));
        float[] inputs = rows.Pad(sequences, featuresPerStep, 0, "values", nameof(sequences));
        return new Dataset(inputs, rows.Steps * featuresPerStep, targets, targetSize)
            .WithLengths(rows.Lengths, rows.Steps);
    }

    /// <inheritdoc cref="OfSequences(float[][], int, int[])"/>
    /// <summary>
    /// Creates a data set of sequences, which may have different lengths, with target values for each time step.
    /// </summary>
    /// <param name="sequences">The values of each sequence, step by step.</param>
    /// <param name="featuresPerStep">The number of values of one time step.</param>
    /// <param name="targets">The target values of each sequence, step by step.</param>
    /// <param name="targetSize">The number of target values of one time step.</param>
    public static Dataset OfSequences(float[][] sequences, int featuresPerStep, float[][] targets, int targetSize)
    {
        PaddedRows rows = PaddedRows.Measure(sequences, featuresPerStep, nameof(sequences));
        float[] inputs = rows.Pad(sequences, featuresPerStep, 0, "values", nameof(sequences));
        return Targeted(rows, inputs, featuresPerStep, targets, targetSize);
    }

    private static Dataset Labeled(PaddedRows rows, float[] inputs, int stepSize, int[][] labels)
    {
        int[] padded = rows.Pad(labels, 1, NoClass, "labels", nameof(labels));
        return new Dataset(inputs, rows.Steps * stepSize, padded, rows.Steps).WithLengths(rows.Lengths, rows.Steps);
    }

    private static Dataset Targeted(
        PaddedRows rows, float[] inputs, int stepSize, float[][] targets, int targetSize)
    {
        float[] padded = rows.Pad(targets, targetSize, 0, "target values", nameof(targets));
        return new Dataset(inputs, rows.Steps * stepSize, padded, rows.Steps * targetSize)
            .WithLengths(rows.Lengths, rows.Steps);
    }
}

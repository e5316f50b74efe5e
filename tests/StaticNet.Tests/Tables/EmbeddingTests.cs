namespace StaticNet.Tests.Tables;

/// <summary>A trip, with two learned categories around a number.</summary>
[Features]
internal partial record Trip(
    [Category(Max = 4, Embedding = 3)] string Origin,
    float Distance,
    [Category(Max = 6, Embedding = 17)] string Goal,
    [Target] float Price);

/// <summary>Prices of trips.</summary>
[Network]
[Input<Trip>]
[Dense(3), Tanh]
[Dense(1)]
[MeanSquaredErrorLoss]
internal partial class TripPrice;

/// <summary>The same with the vectors as inputs.</summary>
[Network]
[Input(3 + 1 + 17)]
[Dense(3), Tanh]
[Dense(1)]
[MeanSquaredErrorLoss]
internal partial class TripVectors;

/// <summary>Reads the row a second time, by the name of the input.</summary>
[Network]
[Input<Trip>]
[Dense(3 + 1 + 17), Tanh]
[Add("input")]
[Dense(1)]
[MeanSquaredErrorLoss]
internal partial class TripSum;

/// <summary>Vectors in the place of learned categories.</summary>
public sealed class EmbeddingTests
{
    // A category is the whole part of its number: between two, finite differences do not leave it.
    private static readonly float[] Rows = [2.5f, 0.3f, 1.5f, 0.5f, -0.7f, 6.5f, 4.5f, 1.1f, 1.5f, 2.5f, -0.2f, 0.5f];

    [Fact]
    public void Gradients_are_those_of_finite_differences()
    {
        GradientCheckResult result = GradientCheck.Run(
            new TripPrice(seed: 3), Rows, TargetBlocks.Of([0.5f, -1f, 2f, 0.1f]));
        Assert.True(result.Passed, result.ToString());
        Assert.Equal(["goal.weight", "origin.weight"], result.Tensors.Select(static tensor => tensor.Tensor).Where(
            static name => name.StartsWith("goal", StringComparison.Ordinal) || name.StartsWith("origin", StringComparison.Ordinal)));
    }

    [Fact]
    public void Who_reads_the_input_by_name_reads_vectors_too()
    {
        var network = new TripSum(seed: 3);
        network.Dense1.Weight.Fill(0);
        network.Dense2.Weight.Fill(1);
        float expected = Rows[1];
        for (int unit = 0; unit < 17; unit++)
            expected += network.Goal.Weight[1, unit] + (unit < 3 ? network.Origin.Weight[2, unit] : 0);
        Assert.Equal(expected, network.Predict(Rows.AsSpan(0, 3).ToArray())[0], 1e-5f);
    }

    [Fact]
    public void A_row_of_the_table_takes_the_place_of_its_number()
    {
        var network = new TripPrice(seed: 3);
        var vectors = new TripVectors(seed: 4);
        network.Dense1.Weight.CopyTo(vectors.Dense1.Weight);
        network.Dense1.Bias.CopyTo(vectors.Dense1.Bias);
        network.Dense2.Weight.CopyTo(vectors.Dense2.Weight);
        network.Dense2.Bias.CopyTo(vectors.Dense2.Bias);
        List<float> expanded = [];
        for (int row = 0; row < 4; row++)
        {
            for (int unit = 0; unit < 3; unit++)
                expanded.Add(network.Origin.Weight[(int)Rows[row * 3], unit]);
            expanded.Add(Rows[row * 3 + 1]);
            for (int unit = 0; unit < 17; unit++)
                expanded.Add(network.Goal.Weight[(int)Rows[row * 3 + 2], unit]);
        }
        float[] expected = vectors.Predict([.. expanded]), found = network.Predict(Rows);
        for (int row = 0; row < 4; row++)
            Assert.Equal(expected[row], found[row], 1e-6f);
        // What is no category is the one of all others.
        Assert.Equal(network.Predict([0, 1, 0]), network.Predict([float.NaN, 1, -3]));
        Assert.Equal(network.Predict([0, 1, 0]), network.Predict([5, 1, 7]));
    }
}

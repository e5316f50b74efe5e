using StaticNet.Tests.Kernels;

namespace StaticNet.Tests.Training;

/// <summary>
/// The masks of networks: of one seed they are the same bits for any vectors, number of threads and batch, so that
/// training elsewhere is the same but for rounding. Every width runs these tests, and so is held to the same numbers.
/// </summary>
public sealed class DropoutMaskTests
{
    private const int Sequences = 40;
    private const int Time = 6;

    [Fact]
    public void Sequences_are_masked_the_same_everywhere()
    {
        float[] masked = MaskedSteps(Sequences, Time, threads: 1);
        Assert.Equal(11856274933416352757, MaskHash.Of(masked));
        Assert.Equal(masked, MaskedSteps(Sequences, Time, threads: 3));
    }

    [Fact]
    public void Neither_the_batch_nor_its_padding_changes_the_mask_of_a_sequence()
    {
        float[] masked = MaskedSteps(Sequences, Time, threads: 1);
        Assert.Equal(masked[..(7 * Time * MaskedSequence.InputSize)], MaskedSteps(7, Time, threads: 1));
        int length = Time * MaskedSequence.InputSize, padded = length + 3 * MaskedSequence.InputSize;
        float[] longer = MaskedSteps(Sequences, Time + 3, threads: 1);
        for (int sequence = 0; sequence < Sequences; sequence++)
            Assert.Equal(masked.AsSpan(sequence * length, length), longer.AsSpan(sequence * padded, length));
    }

    [Fact]
    public void Backward_has_the_mask_of_Forward()
    {
        var network = new MaskedSequence();
        var workspace = new Workspace(Sequences, Time) { DropoutSeed = 5 };
        float[] ones = Ones(Sequences * Time * MaskedSequence.InputSize), dInput = new float[ones.Length];
        float[] masked = network.Forward(ones, workspace, training: true, Sequences).ToArray();
        network.Backward(ones, workspace, [], dInput);
        Assert.Equal(masked, dInput);
    }

    [Fact]
    public void Images_are_masked_the_same_everywhere()
    {
        var workspace = new Workspace(Sequences) { DropoutSeed = 5 };
        float[] ones = Ones(Sequences * MaskedImage.InputSize);
        Assert.Equal(18218939624879509646, MaskHash.Of(new MaskedImage().Forward(ones, workspace, training: true)));
    }

    // Other masks would change it by far more than rounding does.
    [Fact]
    public void A_seed_trains_the_same_network_everywhere()
    {
        var random = new Random(1);
        float[] inputs = [.. Enumerable.Range(0, Sequences * Time * 2).Select(_ => random.NextSingle() - 0.5f)];
        float[] targets = [.. inputs.Chunk(2 * Time).Select(sequence => sequence.Sum())];
        var trainer = new Trainer<MaskedSum>(new MaskedSum(seed: 1), new Adam(0.01));
        History history = trainer.Fit(
            new Dataset(inputs, Time * 2, targets, 1), new FitOptions { Epochs = 8, BatchSize = 20, Seed = 7 });
        Assert.Equal(0.335057, history.Epochs[^1].Loss, 2e-4);
    }

    private static float[] MaskedSteps(int sequences, int time, int threads)
    {
        var workspace = new Workspace(sequences, time) { DropoutSeed = 5, Threads = threads };
        float[] ones = Ones(sequences * time * MaskedSequence.InputSize);
        return new MaskedSequence().Forward(ones, workspace, training: true, sequences).ToArray();
    }

    private static float[] Ones(int count)
    {
        float[] ones = new float[count];
        Array.Fill(ones, 1);
        return ones;
    }
}

/// <summary>Nothing but a mask for each time step.</summary>
[Network]
[SequenceInput(19)]
[Dropout(0.5)]
internal partial class MaskedSequence;

/// <summary>Nothing but a mask for each pixel.</summary>
[Network]
[Input(3, 5, 7)]
[Dropout(0.25)]
internal partial class MaskedImage;

/// <summary>The sum of a sequence, learned behind masks of steps and of sequences.</summary>
[Network]
[SequenceInput(2)]
[SimpleRnn(12)]
[Dropout(0.5)]
[Lstm(6, ReturnSequences = false)]
[Dropout(0.2)]
[Dense(1)]
[MeanSquaredErrorLoss]
internal partial class MaskedSum;

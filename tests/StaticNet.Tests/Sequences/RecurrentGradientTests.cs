namespace StaticNet.Tests.Sequences;

/// <summary>
/// Recurrent networks against their formulas in double precision, with and without lengths, in one part and in several.
/// </summary>
public sealed class RecurrentGradientTests
{
    public static TheoryData<int, int, bool> Batches => new()
    {
        { 1, 1, false }, { 1, 9, false }, { 3, 4, false }, { 3, 7, true }, { 19, 5, true }, { 35, 3, false },
    };

    [Theory]
    [MemberData(nameof(Batches))]
    public void Both_directions_and_a_last_state(int sequences, int time, bool hasLengths)
        => new SequenceCheck<BothDirections>(sequences, time, hasLengths, seed: 1).Run();

    [Theory]
    [MemberData(nameof(Batches))]
    public void Layers_of_each_step(int sequences, int time, bool hasLengths)
        => new SequenceCheck<EachStep>(sequences, time, hasLengths, seed: 2).Run();

    [Theory]
    [MemberData(nameof(Batches))]
    public void Normalized_steps_and_the_greatest_of_them(int sequences, int time, bool hasLengths)
        => new SequenceCheck<Normalized>(sequences, time, hasLengths, seed: 4).Run();

    [Theory]
    [MemberData(nameof(Batches))]
    public void Last_states_of_both_directions(int sequences, int time, bool hasLengths)
        => new SequenceCheck<BothEnds>(sequences, time, hasLengths, seed: 5).Run();

    [Theory]
    [MemberData(nameof(Batches))]
    public void Both_directions_of_each_step(int sequences, int time, bool hasLengths)
        => new SequenceCheck<Tagger>(sequences, time, hasLengths, seed: 3).Run();

    [Theory]
    [MemberData(nameof(Batches))]
    public void Lstm_of_each_step(int sequences, int time, bool hasLengths)
        => new SequenceCheck<LstmOfEachStep>(sequences, time, hasLengths, seed: 6).Run();

    [Theory]
    [MemberData(nameof(Batches))]
    public void Lstm_of_both_directions(int sequences, int time, bool hasLengths)
        => new SequenceCheck<LstmOfBothDirections>(sequences, time, hasLengths, seed: 7).Run();

    [Theory]
    [MemberData(nameof(Batches))]
    public void Lstm_of_both_ends(int sequences, int time, bool hasLengths)
        => new SequenceCheck<LstmOfBothEnds>(sequences, time, hasLengths, seed: 8).Run();

    [Theory]
    [MemberData(nameof(Batches))]
    public void Gru_of_each_step(int sequences, int time, bool hasLengths)
        => new SequenceCheck<GruOfEachStep>(sequences, time, hasLengths, seed: 9).Run();

    [Theory]
    [MemberData(nameof(Batches))]
    public void Gru_of_both_directions(int sequences, int time, bool hasLengths)
        => new SequenceCheck<GruOfBothDirections>(sequences, time, hasLengths, seed: 10).Run();

    [Theory]
    [MemberData(nameof(Batches))]
    public void Early_gru_of_each_step(int sequences, int time, bool hasLengths)
        => new SequenceCheck<EarlyGruOfEachStep>(sequences, time, hasLengths, seed: 11).Run();

    [Theory]
    [MemberData(nameof(Batches))]
    public void Early_gru_of_both_directions(int sequences, int time, bool hasLengths)
        => new SequenceCheck<EarlyGruOfBothDirections>(sequences, time, hasLengths, seed: 12).Run();
}

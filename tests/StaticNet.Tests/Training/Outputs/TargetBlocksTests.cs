namespace StaticNet.Tests.Training.Outputs;

public sealed class TargetBlocksTests
{
    [Fact]
    public void Blocks_are_read_in_order_and_checked()
    {
        var targets = new TargetBlocks([1, 2, 3, 4, 5, 6], [7, 8], areIndices: 0b010, count: 3);
        var reader = new TargetReader(in targets, 3);
        Assert.False(reader.NextAreIndices);
        Assert.Equal([1f, 2], reader.Values("a", 2, 1));
        Assert.True(reader.NextAreIndices);
        Assert.Equal([7, 8], reader.Indices("b", 2, 1));
        Assert.Equal([3f, 4, 5, 6], reader.Values("c", 2, 2));
        reader.End();
    }

    [Fact]
    public void What_the_losses_do_not_take_is_refused()
    {
        AssertThrows<ArgumentException>("2 targets, but the network has 3 losses", 2, 3, static (ref _) => { });
        AssertThrows<NotSupportedException>(
            "loss of a takes class indices", 2, 2, static (ref reader) => reader.Indices("a", 1, 1));
        AssertThrows<ArgumentException>(
            "of a have 4 elements, but 3 rows of 2 need 6", 2, 2, static (ref reader) => reader.Values("a", 3, 2));
        AssertThrows<NotSupportedException>("loss of b takes target values", 2, 2, static (ref reader) =>
        {
            reader.Values("a", 1, 1);
            reader.Values("b", 1, 1);
        });
        AssertThrows<ArgumentException>("3 values and 1 class indices more", 2, 2, static (ref reader) =>
        {
            reader.Values("a", 1, 1);
            reader.Indices("b", 1, 1);
            reader.End();
        });
        Assert.Throws<ArgumentOutOfRangeException>(() => new TargetBlocks([], [], 0, 65).Count);
    }

    [Fact]
    public void Weights_of_one_loss_stand_instead_of_those_of_all_for_one_call()
    {
        var workspace = new Workspace(2);
        workspace.Weigh([2, 3]);
        workspace.Weigh(1, [4, 5]);
        for (int call = 0; call < 2; call++)
        {
            workspace.Begin(this, 2, 1, 0, keeps: false);
            workspace.BeginLosses(3);
            (float, float, float) expected = call == 0 ? (3, 5, 3) : (1, 1, 1);
            Assert.Equal(
                expected,
                (workspace.WeightsOf(0, 2)[1], workspace.WeightsOf(1, 2)[1], workspace.WeightsOf(2, 2)[1]));
        }
        workspace.Weigh(1, [4, 5]);
        workspace.Weigh([2, 3]);
        workspace.BeginLosses(2);
        Assert.Equal(3, workspace.WeightsOf(1, 2)[1]);
        Assert.Throws<ArgumentException>(() => workspace.Weigh(0, [-1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => workspace.Weigh(-1, [1]));
    }

    private static void AssertThrows<TException>(string what, int count, int losses, Use use)
        where TException : Exception
    {
        TException exception = Assert.Throws<TException>(() =>
        {
            var targets = new TargetBlocks([1, 2, 3, 4], [5, 6], areIndices: 0b10, count);
            var reader = new TargetReader(in targets, losses);
            use(ref reader);
        });
        Assert.Contains(what, exception.Message, StringComparison.Ordinal);
    }

    private delegate void Use(ref TargetReader reader);
}

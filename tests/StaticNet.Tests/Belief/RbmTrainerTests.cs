namespace StaticNet.Tests.Belief;

public sealed class RbmTrainerTests
{
    [Theory]
    [InlineData(ChainKind.Contrastive)]
    [InlineData(ChainKind.Persistent)]
    [InlineData(ChainKind.Tempered)]
    public void An_update_allocates_nothing(ChainKind chains)
    {
        RbmOptions options = new() { Chains = chains, Centered = true, SparsityTarget = 0.3, SampleVisible = true };
        RbmTrainer<OneMachine> trainer = new(new OneMachine(seed: 1), options: options, batchSize: 20);
        float[] data = Halves.Data(20).Inputs.ToArray();
        trainer.Step(data);
        Assert.Equal(0, Allocation.Of(() => trainer.Step(data)));
    }

    [Fact]
    public void Updates_learn_what_a_joint_machine_is_shown()
    {
        JointStack network = new(seed: 1);
        Dataset data = Halves.Data(100);
        // Ten of the twelve units of each sample, as if the machine below had made them.
        float[] features = [.. Enumerable.Range(0, 100).SelectMany(sample => data.Input(sample)[1..11].ToArray())];
        RbmTrainer<JointStack> trainer = new(network, machine: 1);
        for (int update = 0; update < 200; update++)
            trainer.Step(features, data.Labels);
        Assert.Equal(200, trainer.Updates);
        double[] right = network.Machine(1).FreeEnergy(features, data.Labels);
        double[] wrong = network.Machine(1).FreeEnergy(features, [.. data.Labels.ToArray().Select(label => 1 - label)]);
        Assert.True(right.Zip(wrong).Count(pair => pair.First < pair.Second) > 90);
    }

    [Fact]
    public void What_does_not_fit_is_refused()
    {
        JointStack network = new(seed: 1);
        RbmTrainer<JointStack> trainer = new(network, machine: 1, batchSize: 2);
        Assert.Throws<ArgumentException>(() => trainer.Step(new float[9], [0]));
        Assert.Throws<ArgumentException>(() => trainer.Step([], []));
        Assert.Throws<ArgumentException>(() => trainer.Step(new float[30], [0, 1, 0]));
        Assert.Throws<ArgumentException>(() => trainer.Step(new float[20], [0]));
        Assert.Throws<ArgumentOutOfRangeException>(() => trainer.Step(new float[20], [0, 2]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new RbmTrainer<JointStack>(network, machine: 2));
        Assert.Throws<ArgumentException>(
            () => new RbmTrainer<JointStack>(network, 1, new RbmOptions { Chains = ChainKind.Tempered }));
        Assert.Equal(0, trainer.Updates);
    }
}

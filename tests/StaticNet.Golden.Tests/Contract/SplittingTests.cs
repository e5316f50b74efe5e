using StaticNet.Golden.Tests.Compilation;
using StaticNet.Tests;

namespace StaticNet.Golden.Tests.Contract;

/// <summary>Results depend neither on the number of threads nor on how samples are put together.</summary>
public sealed class SplittingTests
{
    [Theory]
    [MemberData(nameof(ContractNetworks.All), MemberType = typeof(ContractNetworks))]
    public void Threads_give_the_same_bits(string name)
    {
        NetworkRunner network = ContractNetworks.Create(name);
        foreach (int samples in (int[])[1, 67])
        {
            (float Loss, float[] Gradients, float[] DInput) alone = Train(network, samples, threads: 1);
            for (int threads = 2; threads <= 3; threads++)
            {
                (float Loss, float[] Gradients, float[] DInput) shared = Train(network, samples, threads);
                Assert.Equal(alone.Loss, shared.Loss);
                Assert.Equal(alone.Gradients, shared.Gradients);
                Assert.Equal(alone.DInput, shared.DInput);
            }
        }
    }

    [Theory]
    [MemberData(nameof(ContractNetworks.All), MemberType = typeof(ContractNetworks))]
    public void Predictions_on_threads_have_the_same_bits(string name)
    {
        NetworkRunner network = ContractNetworks.Create(name);
        foreach (int samples in (int[])[0, 1, 37, 401])
        {
            float[] input = ContractNetworks.RandomInput(network, samples);
            float[] alone = network.Predict(input), shared = new float[alone.Length];
            foreach (int threads in (int[])[0, 1, 2, 3, 7])
            {
                Array.Fill(shared, float.NaN);
                network.Predict(input, shared, threads);
                Assert.Equal(alone, shared);
            }
            Assert.Equal(0, Allocation.Of(() => network.Predict(input, shared, threads: 3)));
            Assert.Throws<ArgumentOutOfRangeException>(() => network.Predict(input, shared, threads: -1));
        }
        Assert.Throws<ArgumentException>(() => network.Predict(new float[network.InputSize], [], threads: 2));
    }

    [Theory]
    [MemberData(nameof(ContractNetworks.All), MemberType = typeof(ContractNetworks))]
    public void Batch_agrees_with_one_by_one(string name)
    {
        NetworkRunner network = ContractNetworks.Create(name);
        for (int samples = 2; samples <= 19; samples++)
        {
            float[] input = ContractNetworks.RandomInput(network, samples);
            float[] batch = network.Predict(input);
            float allowed = 1e-6f * batch.Max(Math.Abs);
            float[] alone = [.. input.Chunk(network.InputSize).SelectMany(sample => network.Predict(sample))];
            Assert.All(batch.Zip(alone), pair => Assert.Equal(pair.First, pair.Second, allowed));
        }
    }

    [Theory]
    [MemberData(nameof(ContractNetworks.All), MemberType = typeof(ContractNetworks))]
    public void One_instance_serves_many_threads(string name)
    {
        NetworkRunner network = ContractNetworks.Create(name);
        float[][] inputs =
            [.. Enumerable.Range(1, 8).Select(part => ContractNetworks.RandomInput(network, 7 * part))];
        float[][] expected = [.. inputs.Select(input => network.Predict(input))];
        Thread[] threads = new Thread[8];
        int wrong = 0;
        for (int thread = 0; thread < threads.Length; thread++)
        {
            int own = thread;
            threads[thread] = new Thread(() =>
            {
                float[] found = new float[expected[own].Length];
                for (int repeat = 0; repeat < 50; repeat++)
                {
                    network.Predict(inputs[own], found, threads: 1 + own % 3);
                    if (!found.AsSpan().SequenceEqual(expected[own]))
                        Interlocked.Increment(ref wrong);
                }
            });
            threads[thread].Start();
        }
        foreach (Thread thread in threads)
            thread.Join();
        Assert.Equal(0, wrong);
    }

    // The outputs' gradients are the outputs, which is as good as any.
    private static (float Loss, float[] Gradients, float[] DInput) Train(
        NetworkRunner network, int samples, int threads)
    {
        float[] input = ContractNetworks.RandomInput(network, samples);
        var workspace = new Workspace(samples) { Threads = threads, DropoutSeed = 5 };
        float[] gradients = network.NewGradients();
        float loss = network.LossAndGradients(
            input, ContractNetworks.SomeClasses(network, samples), workspace, gradients);
        float[] dInput = new float[input.Length];
        float[] output = network.Forward(input, workspace, training: true).ToArray();
        network.Backward(output, workspace, gradients, dInput, accumulate: true);
        return (loss, gradients, dInput);
    }
}

namespace StaticNet.Tests.Sampling;

public sealed class NextTokenSamplerTests
{
    private static readonly float[] Logits = [0.5f, 2f, -1f, 1f, 0f];

    [Theory]
    [InlineData(1, 0, 1)]
    [InlineData(0.5, 0, 1)]
    [InlineData(3, 0, 1)]
    [InlineData(1, 3, 1)]
    [InlineData(1, 5, 1)]
    [InlineData(1, 0, 0.7)]
    [InlineData(1, 0, 0.9)]
    [InlineData(2, 4, 0.6)]
    [InlineData(1, 0, 1e-9)]
    public void Choices_have_the_probabilities_that_are_asked_for(double temperature, int topK, double topP)
    {
        const int Draws = 200_000;
        var sampler =
            new NextTokenSampler(Logits.Length, seed: 7) { Temperature = temperature, TopK = topK, TopP = topP };
        int[] counts = new int[Logits.Length];
        for (int i = 0; i < Draws; i++)
            counts[sampler.Next(Logits)]++;
        double[] expected = Probabilities(temperature, topK, topP);
        for (int token = 0; token < counts.Length; token++)
        {
            double deviation = Math.Sqrt(expected[token] * (1 - expected[token]) / Draws);
            Assert.InRange((double)counts[token] / Draws - expected[token], -5 * deviation, 5 * deviation);
        }
    }

    // By the definition, token by token.
    private static double[] Probabilities(double temperature, int topK, double topP)
    {
        double[] weights = [.. Logits.Select(logit => Math.Exp(logit / temperature))];
        int[] order = [.. Enumerable.Range(0, weights.Length).OrderByDescending(token => weights[token])];
        IEnumerable<int> kept = topK == 0 ? order : order.Take(topK);
        double total = kept.Sum(token => weights[token]), reached = 0;
        int[] nucleus = [.. kept.TakeWhile(token =>
        {
            bool needed = reached < topP * total;
            reached += weights[token];
            return needed;
        })];
        double sum = nucleus.Sum(token => weights[token]);
        return [.. weights.Select((weight, token) => nucleus.Contains(token) ? weight / sum : 0)];
    }

    [Fact]
    public void Temperature_0_takes_the_first_of_the_most_probable()
    {
        var sampler = new NextTokenSampler(4) { Temperature = 0 };
        Assert.Equal(1, sampler.Next([1, 3, 3, float.NegativeInfinity]));
        Assert.Equal(1, new NextTokenSampler(4) { TopK = 1 }.Next([1, 3, 3, 2]));
    }

    [Fact]
    public void Of_equal_logits_the_first_are_kept()
    {
        var sampler = new NextTokenSampler(4, seed: 1) { TopK = 2 };
        Assert.Equal([0, 1], Enumerable.Range(0, 100).Select(_ => sampler.Next([0f, -0f, 0f, 0f])).Distinct().Order());
    }

    [Fact]
    public void Probabilities_give_the_choices_of_their_logits()
    {
        double sum = Logits.Sum(logit => Math.Exp(logit));
        float[] probabilities = [.. Logits.Select(logit => (float)(Math.Exp(logit) / sum))];
        foreach (double temperature in (double[])[0, 0.3, 1, 2])
        {
            var byLogits = new NextTokenSampler(5, seed: 3) { Temperature = temperature, TopP = 0.95 };
            var byProbabilities = new NextTokenSampler(5, seed: 3)
            {
                Temperature = temperature,
                TopP = 0.95,
                FromProbabilities = true,
            };
            for (int i = 0; i < 1000; i++)
                Assert.Equal(byLogits.Next(Logits), byProbabilities.Next(probabilities));
        }
    }

    [Theory]
    [InlineData(5e-324)]
    [InlineData(1e-30)]
    [InlineData(1e-3)]
    public void Cold_sampling_of_extreme_logits_takes_the_greatest(double temperature)
    {
        var sampler = new NextTokenSampler(4) { Temperature = temperature, TopP = 0.999 };
        float[] logits = [float.MaxValue, -float.MaxValue, 1e38f, float.NegativeInfinity];
        Assert.Equal([0], Enumerable.Range(0, 100).Select(_ => sampler.Next(logits)).Distinct());
    }

    [Fact]
    public void Hot_sampling_chooses_among_all_but_those_ruled_out()
    {
        var sampler = new NextTokenSampler(4) { Temperature = double.MaxValue };
        float[] logits = [1e30f, -1e30f, 0, float.NegativeInfinity];
        Assert.Equal([0, 1, 2], Enumerable.Range(0, 100).Select(_ => sampler.Next(logits)).Distinct().Order());
    }

    [Fact]
    public void The_same_seed_gives_the_same_choices()
    {
        int[] Draw(ulong seed)
        {
            var sampler = new NextTokenSampler(5, seed);
            return [.. Enumerable.Range(0, 50).Select(_ => sampler.Next(Logits))];
        }
        Assert.Equal(Draw(5), Draw(5));
        Assert.NotEqual(Draw(5), Draw(6));
    }

    [Fact]
    public void A_choice_allocates_nothing()
    {
        var sampler = new NextTokenSampler(5) { TopK = 4, TopP = 0.9, Temperature = 0.8 };
        Assert.Equal(0, Allocation.Of(() =>
        {
            for (int i = 0; i < 100; i++)
                sampler.Next(Logits);
        }));
    }

    [Fact]
    public void What_is_no_distribution_is_refused()
    {
        var sampler = new NextTokenSampler(2) { Temperature = 0 };
        Assert.Contains("NaN", Assert.Throws<ArgumentException>(() => sampler.Next([1, float.NaN])).Message);
        Assert.Throws<ArgumentException>(() => sampler.Next([1, float.PositiveInfinity]));
        Assert.Throws<ArgumentException>(() => sampler.Next([float.NegativeInfinity, float.NegativeInfinity]));
        Assert.Throws<ArgumentException>(() => sampler.Next([1]));
        var probabilities = new NextTokenSampler(2) { FromProbabilities = true };
        Assert.Throws<ArgumentException>(() => probabilities.Next([0, 0]));
        Assert.Throws<ArgumentException>(() => probabilities.Next([1, -0.5f]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new NextTokenSampler(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new NextTokenSampler(2) { Temperature = double.NaN });
        Assert.Throws<ArgumentOutOfRangeException>(() => new NextTokenSampler(2) { TopK = -1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new NextTokenSampler(2) { TopP = 0 });
    }
}

using System.Numerics.Tensors;

namespace StaticNet.Tests.Files.Weights;

/// <summary>Files whose names are not the network's, or that hold only a part of it.</summary>
public sealed class WeightLoadTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private readonly StackedNetwork _source = new(seed: 5);

    public void Dispose() => _directory.Dispose();

    // The tensors of a network under other names, and some more.
    private string Save(Func<string, string?> rename, params string[] others)
    {
        var writer = new SafetensorsWriter();
        foreach (TensorLayout tensor in StackedNetwork.Definition.Tensors)
        {
            float[] values = new float[tensor.Count];
            tensor.Gather(_source.Parameters, values);
            if (rename(tensor.Name) is { } name)
                writer.Add(name, tensor.Shape.AsSpan(), values);
        }
        foreach (string other in others)
            writer.Add(other, [1], [1]);
        writer.Save(_directory.File("file"));
        return _directory.File("file");
    }

    private static float[] Values(TensorSpan<float> view)
    {
        float[] values = new float[view.FlattenedLength];
        view.FlattenTo(values);
        return values;
    }

    private WeightLoadReport Loads(string path, WeightLoadOptions options)
    {
        var network = new StackedNetwork(seed: 6);
        WeightLoadReport report = network.Load(path, options);
        Assert.Equal(_source.Parameters, network.Parameters);
        Assert.True(report.IsComplete);
        Assert.Equal(StackedNetwork.Definition.Tensors.Select(tensor => tensor.Name), report.LoadedTensors);
        return report;
    }

    [Fact]
    public void A_prefix_is_taken_away_and_what_is_not_under_it_is_listed()
    {
        string path = Save(name => "model." + name, "loss.weight");
        WeightLoadReport report = Loads(path, new() { Prefix = "model." });
        Assert.Equal(["loss.weight"], report.IgnoredTensors);
        // Without it, the message says what to type.
        var error = Assert.Throws<WeightFileException>(() => new StackedNetwork().Load(path));
        Assert.EndsWith("All are there under 'model.': load with new WeightLoadOptions { Prefix = \"model.\" }.",
            error.Message);
    }

    [Fact]
    public void A_prefix_is_added()
    {
        string path = Save(name => name.StartsWith("head.", StringComparison.Ordinal) ? name["head.".Length..] : null);
        var network = new StackedNetwork(seed: 6);
        WeightLoadReport report = network.Load(path, new() { AddPrefix = "head.", Strict = false });
        Assert.Equal(["head.weight", "head.bias"], report.LoadedTensors);
        Assert.Equal(Values(_source.Head.Bias), Values(network.Head.Bias));
        Assert.NotEqual(_source.Parameters.ToArray(), network.Parameters.ToArray());
    }

    [Fact]
    public void Names_of_modules_and_of_tensors_are_replaced_and_a_function_does_the_rest()
    {
        string path = Save(name => name.Replace("head.weight", "net.fc.kernel", StringComparison.Ordinal)
            .Replace("head", "net.fc", StringComparison.Ordinal).Replace("lstm", "RNN", StringComparison.Ordinal));
        Loads(path, new()
        {
            Names = new Dictionary<string, string> { ["net.fc.kernel"] = "head.weight", ["net.fc"] = "head" },
            Rename = name => name.Replace("RNN", "lstm", StringComparison.Ordinal),
        });
    }

    [Fact]
    public void A_stack_of_PyTorch_becomes_the_network_s_layers()
    {
        // lstm1.weight_ih_l0_reverse is weight_ih_l0_reverse of a module, lstm2's is weight_ih_l1_reverse.
        string Stack(string module, string name) => name.StartsWith("lstm2.", StringComparison.Ordinal)
            ? module + name["lstm2.".Length..].Replace("_l0", "_l1", StringComparison.Ordinal)
            : name.Replace("lstm1.", module, StringComparison.Ordinal);
        // As it is, where the module has the kind's name.
        Loads(Save(name => Stack("lstm.", name)), new());
        new StackedNetwork().Load(_directory.File("file"));
        Loads(Save(name => Stack("encoder.rnn.", name)), new()
        {
            Stacks = new Dictionary<string, IReadOnlyList<string>> { ["encoder.rnn"] = ["lstm1", "lstm2"] },
        });
        Loads(Save(name => Stack("rnn.", name)), new() { Names = new Dictionary<string, string> { ["rnn"] = "lstm" } });
    }

    [Fact]
    public void What_does_not_fit_is_left_and_reported_where_that_is_asked_for()
    {
        string path = Save(name => name == "head.bias" ? null : name, "head.bias", "more", "bn.num_batches_tracked");
        var network = new StackedNetwork(seed: 6);
        float[] head = Values(network.Head.Bias);
        WeightLoadReport report = network.Load(path, new() { Strict = false });
        Assert.Equal(["more"], report.UnexpectedTensors);
        Assert.Equal(["head.bias has shape [1], but the network has [3]"], report.Mismatches);
        Assert.Equal(["bn.num_batches_tracked"], report.IgnoredTensors);
        Assert.Equal(17, report.LoadedTensors.Length);
        Assert.Equal(head, Values(network.Head.Bias));
        Assert.Equal(Values(_source.Head.Weight), Values(network.Head.Weight));
        Assert.Equal($"{path}: 17 tensors loaded; not in the network: more; "
            + "head.bias has shape [1], but the network has [3].", report.ToString());
    }

    [Fact]
    public void Nothing_at_all_and_two_for_one_are_errors_in_any_case_and_change_nothing()
    {
        string nothing = Save(_ => null, "model.weight");
        var network = new StackedNetwork(seed: 6);
        Assert.Throws<WeightFileException>(() => network.Load(nothing, new() { Strict = false }));
        string twice = Save(name => name, "fc.bias");
        var error = Assert.Throws<WeightFileException>(() => network.Load(
            twice, new() { Strict = false, Names = new Dictionary<string, string> { ["fc"] = "head" } }));
        Assert.Contains("head.bias and fc.bias are both head.bias", error.Message);
        Assert.Equal(new StackedNetwork(seed: 6).Parameters, network.Parameters);
    }

    [Fact]
    public void A_message_stays_short_however_many_tensors_there_are()
    {
        string path = Save(_ => null, [.. Enumerable.Range(0, 5000).Select(i => new string('x', 400) + i)]);
        var error = Assert.Throws<WeightFileException>(() => new StackedNetwork().Load(path));
        Assert.Equal(5000, error.UnexpectedTensors.Length);
        Assert.InRange(error.Message.Length, 1000, 10_000);
        Assert.Contains("and 4980 more", error.Message);
    }
}

using System.Runtime.InteropServices;
using StaticNet.Benchmarks.Peers.Torch;
using TorchSharp;
using static TorchSharp.torch;

namespace StaticNet.Benchmarks.Tables;

/// <summary>
/// TorchSharp with the encoding written by hand: all rows in one tensor, batches drawn from it by a permutation. The
/// files are read by this library's reader, since TorchSharp has none.
/// </summary>
internal sealed class TorchTable : ITableContestant
{
    /// <inheritdoc/>
    public string Name => "TorchSharp";

    /// <inheritdoc/>
    public TableRun Run(TableFiles files, TableOptions options)
    {
        TorchRuntime.UseThreads(options.Threads);
        random.manual_seed(1);
        var phases = new Phases();
        Table<Listing> training = CsvFile.Read<Listing>(files.Training), test = CsvFile.Read<Listing>(files.Test);
        double read = phases.Next();
        using DisposeScope scope = NewDisposeScope();
        var encoder = new HandEncoder(training.Rows);
        nn.Module<Tensor, Tensor> network = nn.Sequential(
            nn.Linear(HandEncoder.Size, 64), nn.ReLU(), nn.Linear(64, 32), nn.ReLU(), nn.Linear(32, 1));
        Initialize([.. network.parameters()]);
        Train(network, Inputs(encoder, training), Targets(encoder, training), options);
        double fit = phases.Next();
        (double error, double r2) = Score(network, encoder, test);
        return new TableRun(read, fit, phases.Next(), error, r2);
    }

    // From the same numbers, so that errors can be compared.
    private static void Initialize(Tensor[] parameters)
    {
        var own = new ListingPrice(seed: 1);
        using IDisposable noGradients = no_grad();
        Copy(own.Dense1.Weight, parameters[0]);
        Copy(own.Dense2.Weight, parameters[2]);
        Copy(own.Dense3.Weight, parameters[4]);
        foreach (int bias in (ReadOnlySpan<int>)[1, 3, 5])
            parameters[bias].zero_();
    }

    private static void Copy(System.Numerics.Tensors.ReadOnlyTensorSpan<float> from, Tensor to)
    {
        float[] values = new float[(int)from.FlattenedLength];
        from.FlattenTo(values);
        to.copy_(tensor(values, to.shape));
    }

    private static Tensor Inputs(HandEncoder encoder, Table<Listing> table)
    {
        float[] values = new float[table.Count * HandEncoder.Size];
        for (int row = 0; row < table.Count; row++)
            encoder.Encode(table[row], values.AsSpan(row * HandEncoder.Size, HandEncoder.Size));
        return tensor(values, [table.Count, HandEncoder.Size]);
    }

    private static Tensor Targets(HandEncoder encoder, Table<Listing> table)
    {
        float[] values = new float[table.Count];
        for (int row = 0; row < table.Count; row++)
            values[row] = encoder.EncodePrice(table[row]);
        return tensor(values, [table.Count, 1]);
    }

    private static void Train(nn.Module<Tensor, Tensor> network, Tensor inputs, Tensor targets, TableOptions options)
    {
        network.train();
        using optim.Optimizer optimizer = optim.Adam(network.parameters(), options.LearningRate);
        for (int epoch = 0; epoch < options.Epochs; epoch++)
        {
            using Tensor order = randperm(inputs.shape[0], int64);
            foreach (Tensor batch in order.split(options.BatchSize))
            {
                using DisposeScope scope = NewDisposeScope();
                network.zero_grad(set_to_none: true);
                Tensor outputs = network.forward(inputs.index_select(0, batch));
                nn.functional.mse_loss(outputs, targets.index_select(0, batch)).backward();
                Update(optimizer);
            }
        }
    }

    // As in TorchTraining: a collection at the wrong moment makes a step fail, once in very many.
    private static void Update(optim.Optimizer optimizer)
    {
        try
        {
            optimizer.step();
        }
        catch (ExternalException)
        {
            optimizer.step();
        }
    }

    private static (double Error, double R2) Score(
        nn.Module<Tensor, Tensor> network, HandEncoder encoder, Table<Listing> test)
    {
        network.eval();
        using var mode = inference_mode();
        float[] outputs = [.. network.forward(Inputs(encoder, test)).data<float>()];
        double mean = test.Rows.ToArray().Average(static row => (double)row.Price), squares = 0, variance = 0;
        for (int row = 0; row < outputs.Length; row++)
        {
            squares += Math.Pow(encoder.Price(outputs[row]) - test[row].Price, 2);
            variance += Math.Pow(test[row].Price - mean, 2);
        }
        return (Math.Sqrt(squares / outputs.Length), 1 - (squares / variance));
    }
}

namespace StaticNet.Benchmarks.Workloads;

/// <summary>All workloads, in the order of the table. A new one is a file in this folder and a line here.</summary>
internal static class WorkloadRegistry
{
    /// <summary>The workloads.</summary>
    public static IReadOnlyList<Workload> All { get; } =
    [
        new MlpTraining<MnistMlp>(MlpShapes.Mnist, samples: 32),
        new MlpTraining<MnistMlp>(MlpShapes.Mnist, samples: 128),
        new MlpInference<MnistMlp>(MlpShapes.Mnist, samples: 1),
        new MlpInference<MnistMlp>(MlpShapes.Mnist, samples: 256),
        new MlpTraining<WideMlp>(MlpShapes.Wide, samples: 128),
        new MlpInference<WideMlp>(MlpShapes.Wide, samples: 1),
        new MlpInference<WideMlp>(MlpShapes.Wide, samples: 64),
        new TinyInference(),
        new PictureTraining(new CnnNetwork(), samples: 32),
        new PictureInference(new CnnNetwork(), samples: 1),
        new PictureInference(new CnnNetwork(), samples: 32),
        new PictureTraining(new LeNetNetwork(), samples: 64),
        new PictureInference(new LeNetNetwork(), samples: 1),
        new PictureInference(new LeNetNetwork(), samples: 64),
        new PictureTraining(new CifarNetwork(), samples: 32),
        new PictureTraining(new ResNetNetwork(), samples: 32),
        new PictureInference(new ResNetNetwork(), samples: 1),
        new PictureInference(new ResNetNetwork(), samples: 32),
        new PictureInference(new MobileNetwork(), samples: 1),
        new UNetInference(samples: 1),
        new TowersTraining(samples: 64),
        new RbmTraining("rbm-cd1-b100", samples: 100),
        new RbmTraining("rbm-epoch", samples: 60_000),
        new TransformerTraining(sequences: 16),
        new TransformerInference(),
        new TransformerStep(),
        new LstmTraining(),
        new LstmStep(),
        new Lstm40Step(),
        new Lstm16Step(),
        new Gru8Step(),
    ];
}

namespace StaticNet.Generators.Tests.Testing;

/// <summary>Records of features and networks that read them, with every kind of column and with names that clash.</summary>
internal static class Tables
{
    public const string Homes = """
        namespace Samples;

        public enum Heating { None, Gas, @class }

        [Features]
        public partial record struct Home(
            float Area,
            [Numeric(global::StaticNet.Scaling.Log, Missing = MissingValue.Median)] int? Lot,
            [Category("a", "b \"c\"")] string Schema,
            Heating? Fields,
            [Category(Max = 3)] string Columns,
            [Category(Max = 4, Embedding = 2)] string Agent,
            bool? @class,
            [Date((global::StaticNet.DatePart)127)] global::System.DateTimeOffset? Sold,
            [Ignore] object Note,
            [Target] Heating Kind)
        {
            [Numeric(Mean = 2, Deviation = 3)]
            public decimal Price { get; set; }

            [Numeric(Missing = MissingValue.Refuse)]
            public double? FeatureSize { get; init; }

            [Numeric(global::StaticNet.Scaling.None)]
            public double Ratio => Area / 2;
        }

        [Network]
        [Input<Home>]
        [Dense(3), Softmax]
        [CrossEntropyLoss]
        public partial class HomeKinds;
        """;

    public const string Weather = """
        namespace Samples;

        [Features]
        public partial class Reading
        {
            public float Scaling;
            [Date(global::StaticNet.DatePart.Month)]
            public global::System.DateOnly Day { get; set; }
            [Target]
            public double Rain { get; set; }
            [Target]
            public bool IsStorm { get; set; }
        }

        [Network]
        [Input<Reading>]
        [Dense(4), Relu(Name = "trunk")]
        [Dense(1), Output(Name = "rain"), MeanSquaredErrorLoss]
        [Dense(1, From = "trunk"), Sigmoid, Output(Name = "isStorm"), BinaryCrossEntropyLoss]
        public partial class Forecast;
        """;

    public const string Winds = """
        namespace Samples;

        public enum Direction { North, Span, @class }

        [Network]
        [SequenceInput(2)]
        [Dense(3), Output<Direction>]
        [CrossEntropyLoss]
        public partial class Winds;

        [Network]
        [Input(2)]
        [Dense(3), Softmax, Output<Direction>(Name = "wind"), CrossEntropyLoss]
        [Dense(2), Output(Name = "speed"), MeanSquaredErrorLoss]
        public partial class Vanes;

        [Features]
        public partial record struct Gust(float Speed, [Category(Max = 3, Embedding = 2)] string Place, [Target] Direction Wind);

        [Network]
        [SequenceInput<Gust>]
        [Gru(3, ReturnSequences = false)]
        [Dense(3), Softmax]
        [CrossEntropyLoss]
        public partial class Gusts;

        [Features]
        public partial record struct Tide(float Level, [Target] double Next);

        [Network]
        [SequenceInput<Tide>(Name = "tides")]
        [Gru(3, ReturnSequences = false)]
        [Dense(1)]
        [MeanSquaredErrorLoss]
        public partial class Tides;

        [Network]
        [SequenceInput<Tide>]
        [Dense(4), Tanh, GlobalAveragePool]
        [Dense(2)]
        [MeanSquaredErrorLoss]
        public partial class TwoTides;
        """;
}

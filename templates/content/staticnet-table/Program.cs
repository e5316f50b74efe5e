using StaticNet;
using StaticNetTable;

(float[] rows, float[] prices) = Houses.Generate(count: 2_000, seed: 1);
(float[] testRows, float[] testPrices) = Houses.Generate(count: 500, seed: 2);

// What the columns and the prices are scaled by comes from the training data alone.
var columns = new Scaler(rows, Houses.Columns);
var price = new Scaler(prices, columns: 1);
var training = new Dataset(columns.Scale(rows), Houses.Columns, price.Scale(prices));
var test = new Dataset(columns.Scale(testRows), Houses.Columns, price.Scale(testPrices));

var network = new HousePrices(seed: 1);
var trainer = new Trainer<HousePrices>(network, new Adam(2e-3));
var options = new FitOptions
{
    Epochs = 40,
    BatchSize = 32,
    ValidationFraction = 0.1,
    EarlyStopping = new EarlyStopping(Patience: 5),
    Progress = new ConsoleProgress(),
};
trainer.Fit(training, options, ConsoleInterruption.Token);
Console.WriteLine($"test: {trainer.Evaluate(test)}");

network.Save("prices.safetensors");
float[] house = [120, 4, 10, 5]; // area, rooms, age, distance
float[] predicted = price.Unscale(network.Predict(columns.Scale(house)));
Console.WriteLine($"A house of {house[0]} square meters costs {predicted[0]:0}.");

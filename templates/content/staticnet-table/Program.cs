using StaticNet;
using StaticNetTable;

var houses = new Table<House>(Houses.Generate(count: 2_500, seed: 1));
(Table<House> training, Table<House> test) = houses.Split(0.8, seed: 1);

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
var house = new House(Area: 120, Rooms: 4, YearBuilt: 1980, District: "Riverside", Price: 0);
float price = HousePrices.FromFile("prices.safetensors").Predict(house);
Console.WriteLine($"A house of {house.Area} square meters costs {price:0}.");

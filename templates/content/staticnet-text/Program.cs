using StaticNet;
using StaticNetText;

// Replace input.txt by a text of your own: from some hundred kilobytes on, what the network writes looks like it.
string text = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "input.txt"));
(NextTokenDataset training, NextTokenDataset validation) = NextTokenDataset.FromText(text).Split(0.9);
Vocabulary vocabulary = training.Vocabulary!;

var model = new CharacterModel(seed: 1);
var trainer = new Trainer<CharacterModel>(model, new Adam(5e-3));
var options = new StreamFitOptions
{
    Epochs = 60,
    Streams = 8,
    Window = 32,
    ClipNorm = 5,
    Progress = new ConsoleProgress(),
};
trainer.Fit(training, options, ConsoleInterruption.Token);
Console.WriteLine($"validation: {trainer.Evaluate(validation)}");
model.Save("text.safetensors");

// The state carries what was read from character to character.
var sampler = new NextTokenSampler(vocabulary.Count, seed: 1) { Temperature = 0.5 };
var state = new CharacterModel.State();
float[] logits = new float[CharacterModel.OutputSize];
int token = vocabulary.Encode("T")[0];
for (int i = 0; i < 200; i++)
{
    Console.Write(vocabulary.Decode([token]));
    model.Step([token], state, logits);
    token = sampler.Next(logits.AsSpan(0, vocabulary.Count));
}
Console.WriteLine();

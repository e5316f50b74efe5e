// Saves a network over and over, every time with other values, until it is killed:
//
//   StaticNet.CrashWriter FILE FIRST
//
// The values of the first save are FIRST, then FIRST + 1 and so on. Once a save has returned, its number is written to
// stdout as one line.
using System.Globalization;
using System.Text;
using StaticNet.CrashWriter;

string path = args[0];
int version = int.Parse(args[1], CultureInfo.InvariantCulture);
using Stream output = Console.OpenStandardOutput();
var network = new SavedNetwork(seed: 1);
for (; ; version++)
{
    network.Parameters.Fill(version);
    network.Save(path);
    Report(version);
}

// One write to the pipe, so that a line arrives whole or not at all.
void Report(int saved) =>
    output.Write(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{saved}\n")));

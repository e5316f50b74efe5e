using System.Text.Json;

namespace StaticNet.Tests.Golden;

/// <summary>One case: an operation, its settings, its inputs and results.</summary>
internal sealed class GoldenCase(JsonElement json)
{
    private readonly HashSet<string> _read = [];

    public string Name => json.GetProperty("name").GetString()!;

    public string Op => json.GetProperty("op").GetString()!;

    public int[] Shape(string tensor)
        => [.. Tensor(tensor).GetProperty("shape").EnumerateArray().Select(v => v.GetInt32())];

    public double[] Doubles(string tensor)
        => [.. Tensor(tensor).GetProperty("data").EnumerateArray().Select(v => v.GetDouble())];

    public float[] Floats(string tensor)
        => [.. Tensor(tensor).GetProperty("data").EnumerateArray().Select(v => v.GetSingle())];

    public bool Has(string tensor) => json.GetProperty("tensors").TryGetProperty(tensor, out _);

    public double Number(string setting) => Setting(setting).GetDouble();

    public bool Flag(string setting) => Setting(setting).GetBoolean();

    public string Text(string setting) => Setting(setting).GetString()!;

    public long[] Longs(string setting) => [.. Setting(setting).EnumerateArray().Select(v => v.GetInt64())];

    /// <summary>Fails if a setting was not looked at: it would be a case that passes by luck.</summary>
    public void AssertAllSettingsRead()
    {
        string[] remarks = ["note", "source"];
        var unread = json.GetProperty("config").EnumerateObject()
            .Select(p => p.Name)
            .Where(name => !_read.Contains(name) && !remarks.Contains(name));
        Assert.Empty(unread);
    }

    /// <summary>
    /// The test of the golden vectors' README: 1e-4 of the value, 1e-5 of the tensor's greatest, the reference's own
    /// rounding noise, and 1e-7.
    /// </summary>
    public void AssertClose(string tensor, IReadOnlyList<double> got)
    {
        double[] want = Doubles(tensor);
        Assert.Equal(want.Length, got.Count);
        double greatest = want.Max(Math.Abs);
        double noise = json.TryGetProperty("f32_error", out JsonElement errors)
            && errors.TryGetProperty(tensor, out JsonElement error) ? error.GetDouble() : 0;
        for (int i = 0; i < want.Length; i++)
        {
            double allowed = 1e-4 * Math.Abs(want[i]) + 1e-5 * greatest + 5 * noise + 1e-7;
            Assert.That(
                Math.Abs(got[i] - want[i]) <= allowed,
                $"{Name}: {tensor}[{i}] is {got[i]:R}, expected {want[i]:R} within {allowed:R}.");
        }
    }

    private JsonElement Tensor(string name) => json.GetProperty("tensors").GetProperty(name);

    private JsonElement Setting(string name)
    {
        _read.Add(name);
        return json.GetProperty("config").GetProperty(name);
    }
}

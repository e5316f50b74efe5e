using StaticNet.Generators.Lowering;

namespace StaticNet.Generators.Planning;

/// <summary>
/// Places the values between the steps of inference, which run one after another: what no later step reads gives way.
/// </summary>
internal sealed class InferenceMemory(NetworkProgram program)
{
    private readonly Dictionary<Value, Buffer> _buffers = [];
    private int _moment;

    /// <summary>Runs the next step, which reads its inputs.</summary>
    public void Run(Step step)
    {
        _moment++;
        foreach (Value value in InferencePlan.Reads(step).Where(_buffers.ContainsKey))
            _buffers[value].ReadAt(_moment);
    }

    /// <summary>Gives room to a value that is written now.</summary>
    /// <param name="value">The value.</param>
    /// <param name="floats">The floats for each sample or step.</param>
    public void Write(Value value, int floats) => _buffers[value] = new Buffer(value.Name, floats, _moment);

    /// <summary>Sets where the values lie, in floats for each sample or step; gives their sum.</summary>
    public int Place(Dictionary<Value, int> offsets)
    {
        foreach (Value value in _buffers.Keys.Where(value => InferencePlan.IsOutput(program, value)))
            _buffers[value].ReadAt(_moment + 1);
        int floats = BufferPlanner.Plan(_buffers.Values, sameStride: false);
        foreach (KeyValuePair<Value, Buffer> pair in _buffers)
            offsets[pair.Key] = pair.Value.Offset;
        return floats;
    }
}

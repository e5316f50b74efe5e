using System.Collections.Immutable;
using System.Text;

namespace StaticNet;

/// <summary>Draws a network as a diagram in the language of Mermaid.</summary>
public static class MermaidDiagram
{
    /// <summary>
    /// A box for each layer with its kind and the shape that it gives, round ones for inputs and outputs, and a frame
    /// around the layers of each block.
    /// </summary>
    /// <param name="definition">The network.</param>
    /// <returns>Lines of text, each ending with a line feed.</returns>
    public static string Format(NetworkDefinition definition)
    {
        ArgumentNullException.ThrowIfNull(definition);
        return new Drawing(definition).Draw();
    }

    // Boxes are numbered: names of layers can be words of Mermaid's, such as end.
    private sealed class Drawing(NetworkDefinition definition)
    {
        private readonly StringBuilder _text = new("flowchart TD\n");
        private readonly StringBuilder _arrows = new();
        private readonly Dictionary<string, string> _boxes = [];
        private string[] _blocks = [];

        public string Draw()
        {
            DrawInputs();
            for (int i = 0; i < definition.Layers.Length; i++)
                DrawLayer(definition.Layers[i], i);
            EnterBlocks([]);
            DrawOutputs();
            return _text.Append(_arrows).ToString();
        }

        private void DrawInputs()
        {
            foreach (NetworkInput input in definition.Inputs)
                AddInput(input.Name, "<br/>" + Shape(input));
            if (_boxes.Count > 0)
                return;
            // An input that is not described is what is read and is no layer.
            foreach (string name in definition.Layers.SelectMany(layer => layer.Reads).Distinct()
                .Except(definition.Layers.Select(layer => layer.Name)).DefaultIfEmpty("input"))
                AddInput(name, "");
        }

        private void AddInput(string name, string shape)
        {
            string box = $"input{_boxes.Count + 1}";
            _boxes[name] = box;
            Line($"{box}([\"{name}{shape}\"])");
        }

        private void DrawLayer(LayerDescription layer, int index)
        {
            string[] path = layer.Name.Split('.');
            EnterBlocks(path[..^1]);
            string box = $"layer{index + 1}";
            Line($"{box}[\"{path[^1]}<br/>{layer.Kind} {layer.OutputShape}\"]");
            foreach (string read in layer.Reads.IsEmpty ? [Before(index)] : layer.Reads)
                Arrow(read, box);
            _boxes[layer.Name] = box;
        }

        private string Before(int index) => index == 0 ? _boxes.Keys.First() : definition.Layers[index - 1].Name;

        private void DrawOutputs()
        {
            ImmutableArray<NetworkOutput> outputs = definition.Outputs;
            if (outputs.IsEmpty)
            {
                Line("output1([\"output\"])");
                Arrow(Before(definition.Layers.Length), "output1");
            }
            for (int i = 0; i < outputs.Length; i++)
            {
                string shape = Shape(outputs[i].Shape, outputs[i].HasTime);
                string loss = outputs[i].Loss is { } declared ? $"<br/>{declared.Kind}" : "";
                Line($"output{i + 1}([\"{outputs[i].Name}<br/>{shape}{loss}\"])");
                string from = outputs[i].From;
                Arrow(from.Length > 0 ? from : Before(definition.Layers.Length), $"output{i + 1}");
            }
        }

        // Closes the frames of the blocks that are left, and opens those that are entered.
        private void EnterBlocks(string[] blocks)
        {
            int kept = 0;
            while (kept < Math.Min(blocks.Length, _blocks.Length) && blocks[kept] == _blocks[kept])
                kept++;
            while (_blocks.Length > kept)
            {
                _blocks = _blocks[..^1];
                Line("end");
            }
            for (; kept < blocks.Length; kept++)
            {
                string frame = string.Join('_', blocks[..(kept + 1)]);
                Line($"subgraph block_{frame}[\"{blocks[kept]}\"]");
                _blocks = blocks[..(kept + 1)];
            }
        }

        private void Line(string line) => _text.Append(' ', 4 * (_blocks.Length + 1)).Append(line).Append('\n');

        private void Arrow(string from, string to)
            => _arrows.Append("    ").Append(_boxes[from]).Append(" --> ").Append(to).Append('\n');

        private static string Shape(NetworkInput input)
        {
            string shape = input.Vocabulary > 0 ? $"tokens of {input.Vocabulary}" : Shape(input.Shape, hasTime: false);
            return input.HasTime ? $"T{(input.Vocabulary > 0 ? " " : " x ")}{shape}" : shape;
        }

        private static string Shape(ImmutableArray<int> axes, bool hasTime)
            => (hasTime ? "T x " : "") + InvariantText.Join(" x ", axes);
    }
}

using StaticNet;

namespace StaticNetText;

/// <summary>
/// Predicts the next character, of texts with up to 96 different ones. Hover over the name for every shape.
/// </summary>
[Network]
[TokenInput(96)]
[Embedding(32)]
[Lstm(128)]
[Dense(96)]
[CrossEntropyLoss]
public sealed partial class CharacterModel;
